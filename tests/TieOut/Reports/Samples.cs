using System.Text;
using Kessan.TieOut;

namespace Kessan.Tests.TieOut.Reports;

/// <summary>Documents for the reports: one with a mistake, and one that tries to break out of them.</summary>
internal static class Samples
{
    public const string Wrong = """
        Maintenance revenues were up 11.3% to JPY3,574 million from JPY3,372 million a year before.

                                 Revenues
         ---------------------------------------------------------
                                     1H08         1H07       YoY %
         ---------------------------------------------------------
                                  JPY millions  JPY millions
         Construction revenues        2,310        2,104      9.8%
         Maintenance revenues         3,754        3,372     11.3%
         Total revenues               6,064        5,476     10.7%

        Six months ended September 30, 2008 (1H08) and September 30, 2007 (1H07).
        """;

    /// <summary>The same, its sentence in agreement with its table.</summary>
    public static readonly string Right = Wrong.Replace("JPY3,574", "JPY3,754", StringComparison.Ordinal);

    public const string Hostile = """
        Revenues of <script>alert(1)</script> were up 11.3% to JPY3,754 million </pre></section><img src="http://evil.example/x" onerror='alert(2)'> &lt;b&gt;.

                                 =HYPERLINK("http://evil.example","x")
         ---------------------------------------------------------
                                     1H08         1H07
         ---------------------------------------------------------
                                  JPY millions  JPY millions
         =cmd|'/c calc'!A1            2,310        2,104
         @SUM(1+1)*cmd</script>       3,754        3,372
         Total revenues               6,064        5,467

        -->]]></script><script>alert(3)</script>
        """;

    /// <summary>The same in a web page that is not well-formed and full of what may run.</summary>
    public const string HostilePage = """
        <html><head><title>x</title><script>alert(1)</script><style>body{background:url(http://evil.example/1)}</style><base href="http://evil.example/"></head>
        <body onload="alert(2)" style="background:url(javascript:alert(3))">
        <p onclick=alert(4) style="text-align:center;background:url(http://evil.example/2)">Revenues were JPY6,064 million<iframe src="http://evil.example/3"></iframe>, up 10.7%.
        <table border=1 background="http://evil.example/4"><tr><td colspan="2"><b>Revenues</b> (JPY millions)<tr><td>1H08<td>1H07
        <tr><td style="padding-left:12pt" onmouseover="alert(5)">Construction</td><td align=right>2,310</td><td>2,104</td></tr>
        <tr><td>Maintenance</td><td>3,754<td>3,363
        <tr><td>Total</td><td>6,064</td><td>5,467</td></tr></table></div></section></main><svg onload=alert(6)><a href="javascript:alert(7)">x</a></svg>
        <a href="javascript:alert(8)">Six months</a> <form action="http://evil.example/5"><input autofocus onfocus=alert(9)></form><!-- <script>alert(10)</script> --><plaintext>
        """;

    public static CheckReport Check(params string[] texts) =>
        Checker.CheckFiles([.. texts.Select((t, i) => new InputFile($"release{i + 1}.txt", Encoding.UTF8.GetBytes(t)))], new() { WithTies = true });
}

using System.Text;
using Kessan.TieOut.Reading;

namespace Kessan.Tests.TieOut.Reading;

/// <summary>
/// The short form of the fuzzer of the readers: small inputs changed at random, by seed. Nothing throws, and every figure stands within its source.
/// </summary>
public class HostileInputTests
{
    private static readonly string[] Seeds =
    [
        "<html><body><p>Revenue was $1,234 million.</p><table><tr><td rowspan=2>A</td><td colspan=3>2024</td></tr><tr><td>$</td><td>(5</td><td>)%</td></tr></table></body></html>",
        "<html><ix:header><xbrli:context id=\"c\"><xbrli:instant>2024-03-31</xbrli:instant></xbrli:context></ix:header><table><tr><td>\u58F2\u4E0A\u9AD8</td><td><ix:nonFraction name=\"a:b\" contextRef=\"c\" scale=\"6\" sign=\"-\">12</ix:nonFraction></td></tr></table></html>",
        " Sales            1,234      1,100\n Costs              (34)       (90)\n ---------------------------\n Total            1,200      1,010\n\nSales rose 12.2% to $1,234 million in 2Q08.\n",
        "\u5343\u5186 \u3000\u5E73\u621020\u5E743\u6708\u671F\u7B2C2\u56DB\u534A\u671F\u306F12\u51043,456\u4E07\u5186\uFF0821\u518639\u92AD\uFF09\u25B310.9\uFF05\u6E1B",
    ];

    private static readonly string[] Pieces = ["<", ">", "</td>", "<td colspan=9999>", "<table>", "<pre>", "&#x1F4C8;", "&nbsp;", "\"", "'", "=", "9", ",", ".",
        "(", ")", "%", "\t", "\n", "\u5104", "\u7B2C", "\u5E74", "\uD83D", "\0", "<!--", "<![CDATA[", "</ix:nonFraction>", "2008", " - ", "\u81EA"];

    [Fact]
    public void Changed_inputs_neither_throw_nor_place_a_figure_outside()
    {
        var random = new Random(20081113);
        for (var n = 0; n < 1_500; n++) { Try(Mutated(Seeds[n % Seeds.Length], random)); }
    }

    [Fact]
    public void Long_runs_of_digits_and_of_openings_are_read_in_one_pass()
    {
        Try(new string('9', 3_000_000));
        Try("<html>" + string.Concat(Enumerable.Repeat("<a b=\"", 100_000)));
        Try("<html>" + string.Concat(Enumerable.Repeat("<p style='display:none'>", 100_000)));
        Try("<html>" + new string('<', 1_000_000) + new string('&', 1_000_000));
    }

    [Fact]
    public void Numbers_beyond_any_amount_are_none()
    {
        var text = $"Sales were $1,234 million, costs $1,200 million and income $34.5 million.\n\n Sales            1,234      1,100\n Costs            1,200      {new string('7', 24)}\n";
        Announcement.Check(text).Figures.Select(f => f.Figure.Text).ShouldBe(["1,234", "1,200", "34.5", "1,234", "1,100", "1,200"]);
    }

    private static void Try(string text)
    {
        var (document, fault) = DocumentReader.Read("f", Encoding.UTF8.GetBytes(text));
        (document is null).ShouldBe(fault is not null);
        if (text.Length > 10_000) { return; }
        var checkedDocument = Announcement.Check(text);
        foreach (var figure in checkedDocument.Figures)
        {
            figure.Figure.Span.End.ShouldBeInRange(figure.Figure.Span.Start, checkedDocument.Source!.Text.Length);
        }
    }

    private static string Mutated(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(3) == 0) { text.Remove(Math.Min(at, text.Length), Math.Min(random.Next(1, 12), text.Length - Math.Min(at, text.Length))); }
            else { text.Insert(at, Pieces[random.Next(Pieces.Length)]); }
        }

        return text.ToString();
    }
}

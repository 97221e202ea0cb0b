using System.Text;

namespace Kessan.Bench.Fuzz;

/// <summary>Pieces put in and cut out, by seed: input N is always the same.</summary>
internal static class Changes
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</td>", "</w:tc>", "<td colspan=9999>", "<w:tbl>", "<table>", "<pre>", "&#x1F4C8;", "&nbsp;", "&a;", "\"", "'", "=", "9", "0", ",", ".", "(",
        ")", "%", "$", "\t", "\n", "\n\n", "億", "第", "年",
        "\uD83D", "\0", "<!--", "<![CDATA[", "<!DOCTYPE d [<!ENTITY a \"b\">]>", "</ix:nonFraction>", "2008", " - ", "自", "million", " compared to ",
        " respectively", "up", "10.9%", "(1)", "r=\"XFD1048576\"", "79228162514264337593543950335",
        "-", "△", "１２", "平成0年", "February 30, 2008", "99Q99", "Total", "合計", "nine months ended ", "per share", "[", "]", "null", "\\u", "1e400", "-0",
        " 1,2,3 ", "\r", "\u202E", "<page width=\"0\">",
    ];

    /// <summary>One in sixteen is cut or bent as bytes, so that packages are damaged too.</summary>
    public static byte[] Of(Seed seed, int number)
    {
        var random = new Random(number);
        var file = seed.File(Changed(seed.Content, random));
        if (number / Seed.All.Length % 16 == 0)
        {
            for (var k = random.Next(1, 8); k > 0; k--) { file[random.Next(file.Length)] = (byte)random.Next(256); }
            if (random.Next(4) == 0) { file = file[..random.Next(1, file.Length)]; }
        }

        return file;
    }

    private static string Changed(string content, Random random)
    {
        var text = new StringBuilder(content);
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(3) == 0) { text.Remove(at, Math.Min(random.Next(1, 24), text.Length - at)); }
            else if (random.Next(8) == 0) { Repeat(text, at, random); }
            else { text.Insert(at, Pieces[random.Next(Pieces.Length)]); }
        }

        return text.Length == 0 ? " " : text.ToString();
    }

    /// <summary>A stretch of the file once more, somewhere else: rows twice, cells in other rows, sentences in tables.</summary>
    private static void Repeat(StringBuilder text, int at, Random random)
    {
        var from = random.Next(text.Length + 1);
        text.Insert(at, text.ToString(from, Math.Min(random.Next(1, 120), text.Length - from)));
    }
}

using System.Globalization;
using Kessan.TieOut.Reading.Grids;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>
/// Reads a native chart (DrawingML charts, ECMA-376 part 1, 21.2) as the table of what it shows: a row to a series, a column to a category, each number as its
/// label prints it. Columns that are not drawn (the lower part of a waterfall) are left out.
/// </summary>
internal sealed class ChartReader
{
    private const int MostSeries = 500;
    private const int MostPoints = 5_000;

    private readonly string xml;
    private readonly string part;
    private readonly PackageText text;
    private readonly MarkupScanner scanner;
    private readonly List<string> path = [];
    private readonly List<Series> series = [];
    private readonly List<string> categories = [];
    private string title = "";
    private int point;

    private ChartReader(string xml, string part, PackageText text)
    {
        (this.xml, this.part, this.text) = (xml, part, text);
        scanner = new MarkupScanner(xml);
    }

    private sealed class Series
    {
        public string Name { get; set; } = "";

        public string Format { get; set; } = "";

        public bool IsHidden { get; set; }

        public List<string> Values { get; } = [];
    }

    public static void Read(string xml, string part, PackageText text, List<Block> blocks) => new ChartReader(xml, part, text).Read(blocks);

    private void Read(List<Block> blocks)
    {
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { Words(SharedStrings.Decode(xml, scanner.Start, scanner.End)); continue; }
            var name = scanner.Name[(scanner.Name.IndexOf(':') + 1)..];
            if (scanner.Kind == MarkupKind.Close) { if (path.Count > 0 && name.SequenceEqual(path[^1])) { path.RemoveAt(path.Count - 1); } continue; }
            Open(name);
            if (!scanner.ClosesItself) { path.Add(name.ToString()); }
        }

        Write(blocks);
    }

    private void Open(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "ser" when series.Count < MostSeries: series.Add(new()); break;
            case "pt": point = int.TryParse(scanner.Attribute("idx"), CultureInfo.InvariantCulture, out var index) ? index : -1; break;
            case "noFill" when Ends("ser", "spPr") && series.Count > 0: series[^1].IsHidden = true; break;
            case "numFmt" when Ends("ser", "dLbls") && series.Count > 0:
                series[^1].Format = System.Net.WebUtility.HtmlDecode(scanner.Attribute("formatCode").ToString());
                break;
            default: break;
        }
    }

    private void Words(string words)
    {
        if (path.Count == 0) { return; }
        if (path[^1] == "t" && path.Contains("title") && !path.Contains("valAx") && !path.Contains("catAx")) { title += words; }
        if (series.Count == 0) { return; }
        if (path[^1] == "formatCode" && path.Contains("val") && series[^1].Format.Length == 0) { series[^1].Format = words; }
        if (path[^1] != "v") { return; }
        if (path.Contains("tx")) { series[^1].Name += words; }
        else if (path.Contains("cat")) { Set(categories, words); }
        else if (path.Contains("val")) { Set(series[^1].Values, words); }
    }

    private void Set(List<string> list, string words)
    {
        if (point is < 0 or > MostPoints) { return; }
        while (list.Count <= point) { list.Add(""); }
        list[point] = words;
    }

    private bool Ends(string outer, string inner) => path.Count > 1 && path[^1] == inner && path[^2] == outer;

    private void Write(List<Block> blocks)
    {
        var table = new RawTable();
        if (title.Length > 0)
        {
            blocks.Add(RawCell.AsParagraph(text.Add(title, part)));
            text.EndLine();
        }

        table.Rows.Add(Row("", categories));
        foreach (var one in series.Where(s => !s.IsHidden))
        {
            table.Rows.Add(Row(one.Name, one.Values.Select(v => v.Length == 0 ? "" : CellFormats.Show(v, one.Format))));
        }
        GridReader.Read(table, blocks);
        text.EndLine();
    }

    private RawRow Row(string name, IEnumerable<string> cells)
    {
        var row = new RawRow();
        foreach (var (column, words) in cells.Prepend(name).Index()) { row.Cells.Add(text.Cell(column, words, part)); }
        text.EndLine();
        return row;
    }
}

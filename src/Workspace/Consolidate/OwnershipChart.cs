using System.Globalization;
using System.Net;
using System.Text;
using Kessan.Consolidation;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// Who holds whom on a day, as SVG: the parent at the left, each company to the right of the first of its owners, what is held directly on the line. In the box
/// stand how the company is consolidated, what of it belongs to the owners of the parent through all chains, and the votes that controlled companies have.
/// Nothing is told by colour alone: the words say it, and a company not consolidated in full has a dashed box. Further holdings in the same company,
/// cross-holdings among them, are listed below: lines for them would run through boxes.
/// </summary>
internal sealed class OwnershipChart(Group group, string? parentCode, IReadOnlyList<HoldingOnDay> all, IReadOnlyList<StandingOnDay> standings, DateOnly day)
{
    private const int Width = 190, Height = 74, Row = 90, Step = 280, Margin = 24, Legend = 34;

    private sealed record Box(string Code, int X, int Y)
    {
        public int Middle => Y + (Height / 2);
    }

    private readonly StringBuilder svg = new();
    private readonly Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
    private readonly HoldingOnDay[] holdings =
    [
        .. all.OrderByDescending(h => h.Percent).ThenBy(h => h.Owner, StringComparer.Ordinal).ThenBy(h => h.Entity, StringComparer.Ordinal),
    ];

    private readonly HashSet<HoldingOnDay> tree = [];
    private int rows;

    public string Write()
    {
        foreach (var top in Tops()) { Place(top, 0, []); }
        var further = holdings.Where(h => !tree.Contains(h) && boxes.ContainsKey(h.Owner) && boxes.ContainsKey(h.Entity)).ToArray();
        var (width, height) = (Math.Max(500, boxes.Values.Select(b => b.X).Append(0).Max() + Width + Margin + 90),
            (Math.Max(1, rows) * Row) + (2 * Margin) + Legend + (14 * further.Length));
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\">\n");
        svg.Append(CultureInfo.InvariantCulture,
            $"<title>Holdings on {day:yyyy-MM-dd}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        foreach (var holding in holdings.Where(tree.Contains)) { Elbow(holding, boxes[holding.Owner], boxes[holding.Entity]); }
        foreach (var box in boxes.Values) { Draw(box); }
        for (var i = 0; i < further.Length; i++)
        {
            Text(Margin, height - Margin - Legend - (14 * (further.Length - 1 - i)), 11, "normal",
                $"{further[i].Owner} also holds {Points(further[i].Percent)} of {further[i].Entity}", "start");
        }
        Text(Margin, height - Margin - 14, 10, "normal", "On a line: what is held directly. In a box: how the company is consolidated, what of it", "start");
        Text(Margin, height - Margin, 10, "normal", "belongs to the owners of the parent, and the votes the group has. Dashed box: not in full.", "start");
        return svg.Append("</svg>\n").ToString();
    }

    // The parent, then companies of the group that only hold; a circle nobody enters begins with its first company.
    private IEnumerable<string> Tops()
    {
        if (parentCode is { } parent) { yield return parent; }
        foreach (var company in group.Entities.Select(e => e.Code)
            .Where(c => holdings.Any(h => h.Owner == c) && !holdings.Any(h => h.Entity == c) && c != parentCode))
        {
            yield return company;
        }
        foreach (var company in holdings.Select(h => h.Entity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) { yield return company; }
    }

    // A company takes the rows of what stands to its right and its own place in their middle.
    private void Place(string code, int level, HashSet<string> above)
    {
        if (boxes.ContainsKey(code) || !above.Add(code)) { return; }
        boxes[code] = new(code, Margin + (level * Step), 0);
        var first = rows;
        foreach (var holding in holdings.Where(h => h.Owner == code).OrderBy(h => h.Entity, StringComparer.Ordinal))
        {
            if (boxes.ContainsKey(holding.Entity)) { continue; }
            tree.Add(holding);
            Place(holding.Entity, level + 1, above);
        }

        if (rows == first) { rows++; }
        boxes[code] = new(code, Margin + (level * Step), Margin + ((first + rows - 1) * Row / 2));
    }

    private void Draw(Box box)
    {
        var full = box.Code == parentCode || Array.Exists(holdings, h => h.Entity == box.Code && h.Method == ConsolidationMethod.Full);
        var name = group.Find(box.Code)?.Name is { Length: > 0 } given ? given : box.Code;
        svg.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{Width}\" height=\"{Height}\" rx=\"5\" fill=\"{(full ? "#eaf1fb" : "#f7f7f7")}\" stroke=\"#2b4a78\" stroke-width=\"1.3\"{(full ? "" : " stroke-dasharray=\"5 3\"")}/>\n");
        Text(box.X + (Width / 2), box.Y + 18, 12, "bold", box.Code);
        Text(box.X + (Width / 2), box.Y + 33, 10, "normal", name.Length > 32 ? name[..31] + "…" : name);
        foreach (var (line, y) in Standing(box.Code).Zip([50, 64])) { Text(box.X + (Width / 2), box.Y + y, 10, "normal", line); }
    }

    private IEnumerable<string> Standing(string code)
    {
        if (code == parentCode) { return ["parent"]; }
        if (standings.FirstOrDefault(s => s.Entity == code) is not { } so) { return ["not held by the group"]; }
        var interest = so.Interest is { } part ? $"interest {Points(part * 100m)}" : "interest in a circle";
        // What an investee holds enters the group with it.
        var own = so.Method == ConsolidationMethod.None && so.Votes == 0m && so.Interest is not 0m
            && holdings.Where(h => h.Entity == code)
                .All(h => standings.Any(s => s.Entity == h.Owner && s.Method is ConsolidationMethod.Equity or ConsolidationMethod.None));
        return [own ? "with its owner" : WordOf(so.Method), $"{interest}, votes {Points(so.Votes)}"];
    }

    private static string WordOf(ConsolidationMethod method) => method switch
    {
        ConsolidationMethod.Full => "in full",
        ConsolidationMethod.Proportional => "in proportion",
        ConsolidationMethod.Equity => "equity method",
        _ => "at cost",
    };

    private static string Points(decimal points) => string.Create(CultureInfo.InvariantCulture, $"{points:0.##}%");

    private void Elbow(HoldingOnDay holding, Box from, Box to)
    {
        var colour = holding.Method == ConsolidationMethod.Full ? "#2b4a78" : "#8a8a8a";
        svg.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{from.X + Width} {from.Middle} H{from.X + Width + 24} V{to.Middle} H{to.X}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\"/>\n");
        Label(holding, to.X - 32, to.Middle - 5);
    }

    private void Label(HoldingOnDay holding, int x, int y) => Text(x, y, 10, "normal", Points(holding.Percent));

    private void Text(int x, int y, int size, string weight, string text, string anchor = "middle") =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\">{WebUtility.HtmlEncode(text)}</text>\n");
}

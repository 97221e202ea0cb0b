using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>The sheets of a workbook in their order, with the part each stands in.</summary>
internal static class Workbook
{
    public static List<(string Name, string Part)> Sheets(Package package)
    {
        var targets = Targets(package.Read("xl/_rels/workbook.xml.rels") ?? "");
        var found = new List<(string, string)>();
        var xml = package.Read("xl/workbook.xml") ?? "";
        var scanner = new MarkupScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupKind.Open || !scanner.Name.EndsWith("sheet", StringComparison.Ordinal)
                || scanner.Attribute("state") is not ("" or "visible"))
            {
                continue;
            }
            if (targets.TryGetValue(scanner.Attribute("r:id").ToString(), out var part))
            {
                found.Add((System.Net.WebUtility.HtmlDecode(scanner.Attribute("name").ToString()), part));
            }
        }

        return found;
    }

    private static Dictionary<string, string> Targets(string xml)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var scanner = new MarkupScanner(xml);
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupKind.Open || !scanner.Name.EndsWith("Relationship", StringComparison.Ordinal)) { continue; }
            var target = scanner.Attribute("Target").ToString();
            found[scanner.Attribute("Id").ToString()] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        return found;
    }
}

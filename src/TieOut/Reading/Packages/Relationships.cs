using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>The parts that a part refers to (ECMA-376 part 2, clause 9).</summary>
internal static class Relationships
{
    /// <param name="kind">The last word of the relationship's type: chart, notesSlide.</param>
    /// <returns>Names of parts within the package, in the order of the relationships.</returns>
    public static List<string> Of(Package package, string part, string kind)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new List<string>();
        var scanner = new MarkupScanner(package.Read($"{folder}_rels/{part[folder.Length..]}.rels") ?? "");
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupKind.Open || !scanner.Name.EndsWith("Relationship", StringComparison.Ordinal)) { continue; }
            if (scanner.Attribute("Type").EndsWith("/" + kind, StringComparison.Ordinal))
            {
                found.Add(Resolved(folder, scanner.Attribute("Target").ToString()));
            }
        }

        return found;
    }

    private static string Resolved(string folder, string target)
    {
        if (target.StartsWith('/')) { return target[1..]; }
        List<string> steps = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && steps.Count > 0) { steps.RemoveAt(steps.Count - 1); }
            else if (step is not ("." or "..")) { steps.Add(step); }
        }

        return string.Join('/', steps);
    }
}

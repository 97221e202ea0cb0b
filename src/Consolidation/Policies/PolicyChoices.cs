using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads policies with their choices out of one field: upstream-profit=share|recycling=step.</summary>
internal static class PolicyChoices
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(CsvRow row, int column)
    {
        var policies = new List<KeyValuePair<string, string>>();
        foreach (var part in row.Text(column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var name, var choice] && PolicyCatalogue.Names.Contains(name, StringComparer.Ordinal)
                && PolicyCatalogue.ChoicesOf(name).Contains(choice, StringComparer.Ordinal))
            {
                policies.Add(new(name, choice));
                continue;
            }
            row.Fault("WS110", "unknown-word", column, part, "policy=choice, as under policies in kessan.yaml", "This is no policy with one of its choices.",
                NearestName.Remedy(part.Split('=')[0], PolicyCatalogue.Names, "Use a policy and a choice of the reference."));
        }

        return policies;
    }
}

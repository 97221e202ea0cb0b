using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>Why there is nothing to trace, and what there is instead.</summary>
internal static class TraceFindings
{
    public static Finding NotFound(TraceRequest request, FactIndex facts, FiscalCalendar calendar)
    {
        var same = facts.Of(request.Concept).ToArray();
        if (same.Length == 0)
        {
            return Fault("unknown-concept", request.Concept, Near(request.Concept, facts.Concepts), $"There is no concept {request.Concept}.");
        }

        var ofMembers = same.Where(f => f.Key.Members == request.Members).ToArray();
        if (ofMembers.Length == 0)
        {
            var members = same.Select(f => f.Key.Members.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            var known = string.Join(", ", members.Select(m => m.Length == 0 ? "the total" : $"[{m}]"));
            return Fault("unknown-member", request.Members.ToString(), known,
                $"{request.Concept} has no fact {(request.Members.IsNone ? "without members" : $"with the members {request.Members}")}.");
        }

        var periods = ofMembers.Select(f => f.Key.Period).Distinct().Order().Select(calendar.Label);
        return Fault("no-fact-of-the-period", calendar.Label(request.Period), string.Join(", ", periods),
            $"{request.Concept} has no fact of {calendar.Label(request.Period)}{(request.Scenario == "actual" ? "" : $" in the scenario {request.Scenario}")}.");
    }

    /// <summary>The nearest name by spelling, then the names that begin, end or go on as the one asked for.</summary>
    private static string Near(string name, IEnumerable<string> concepts)
    {
        var all = concepts.ToArray();
        var nearest = NearestName.Of(name, all);
        var related = all.Where(c => c.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(c, StringComparison.OrdinalIgnoreCase));
        return string.Join(", ", new[] { nearest }.OfType<string>().Concat(related).Distinct(StringComparer.Ordinal).Take(8));
    }

    private static Finding Fault(string rule, string found, string expected, string message) =>
        new("WS130", rule, Severity.Fault, new("the command line"), message)
        {
            Printed = found,
            Expected = expected,
            Remedy = expected.Length > 0 ? $"There is: {expected}." : null
        };
}

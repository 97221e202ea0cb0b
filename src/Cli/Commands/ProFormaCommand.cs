using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Workspace.Consolidate;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan pro-forma WORKSPACE --policy-set SET</c>: the whole history consolidated under another set of standards, with the bridge to what was reported; and
/// <c>kessan adopt WORKSPACE --from DAY</c>: what adopting SFAS 160 on a day changes, presentation in every period, measurement from that day on.
/// </summary>
internal static class ProFormaCommand
{
    public static Command Define(Terminal terminal)
    {
        var (folder, period, output) = BridgeCommands.Common();
        var set = new Option<string>("--policy-set") { Description = "us-gaap-2007, us-gaap, ifrs or j-gaap.", Required = true };
        var command = new Command("pro-forma", "Consolidate the same books under another set of standards, with a bridge.") { folder, period, output, set };
        command.SetAction(parsed => (int)ProForma(terminal, new(parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)),
            parsed.GetValue(set)!));
        return command;
    }

    public static Command DefineAdopt(Terminal terminal)
    {
        var (folder, period, output) = BridgeCommands.Common();
        var from = new Option<string>("--from")
        {
            Description = "The first day of the fiscal year in which SFAS 160 and SFAS 141(R) are adopted.",
            Required = true
        };
        var command = new Command("adopt", "What adopting SFAS 160 changes: presentation in every period, measurement from a day on, with a bridge.")
        {
            folder, period, output, from
        };
        command.SetAction(parsed => (int)Adopt(terminal, new(parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)),
            parsed.GetValue(from)!));
        return command;
    }

    private static ExitCode ProForma(Terminal terminal, AskedBridge asked, string set)
    {
        if (BridgeCommands.Load(terminal, asked) is not { } books) { return ExitCode.Unusable; }
        var (workspace, end) = books;
        if (workspace.GroupFiles is null || !PolicyCatalogue.Sets.Contains(set, StringComparer.Ordinal))
        {
            return BridgeCommands.Refuse(terminal, workspace.GroupFiles is null ? Refusals.NoEvents() : Refusals.NoSet(set));
        }

        var other = workspace.ConsolidateUnder(set);
        if (other.Findings.Any(f => f.Severity == Severity.Fault)) { return BridgeCommands.Refuse(terminal, other.Findings); }
        BridgeCommands.Write(terminal, asked, PolicyBridge.ProForma(workspace.Consolidate().Periods[end], other.Periods[end], workspace.Chart, set),
            PolicyBridge.Policies(workspace.ForGroup().Policies, workspace.ForGroup(set).Policies));
        return ExitCode.Fine;
    }

    private static ExitCode Adopt(Terminal terminal, AskedBridge asked, string from)
    {
        if (BridgeCommands.Load(terminal, asked) is not { } books) { return ExitCode.Unusable; }
        var (workspace, end) = books;
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None,
            out var day))
        {
            return BridgeCommands.Refuse(terminal, Refusals.NoDay(from));
        }
        if (workspace.GroupFiles is null && workspace.Group.Steps.FirstOrDefault(s => s.Date >= day) is { } step)
        {
            return BridgeCommands.Refuse(terminal, Refusals.EventAfter(step));
        }
        var reported = workspace.Consolidate();
        var adopted = workspace.GroupFiles is null
            ? reported
            : GroupConsolidator.Run(workspace.ForGroup() with { Adopted = new(day, PolicyCatalogue.Of("us-gaap")) });
        if (adopted.Findings.Any(f => f.Severity == Severity.Fault)) { return BridgeCommands.Refuse(terminal, adopted.Findings); }
        BridgeCommands.Write(terminal, asked, PolicyBridge.Adoption(reported.Periods[end], adopted.Periods[end], workspace.Chart));
        return ExitCode.Fine;
    }
}

using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Workspace;
using Kessan.Workspace.Consolidate;

namespace Kessan.Cli.Commands;

/// <summary>
/// <c>kessan pro-forma WORKSPACE --policy-set SET</c>: the whole history consolidated under another set of standards, with the bridge to what was reported; and <c>kessan adopt WORKSPACE --from DAY</c>: what
/// adopting SFAS 160 on a day changes, presentation in every period, measurement from that day on.
/// </summary>
internal static class ProFormaCommand
{
    private sealed record Asked(string Folder, string? Period, string? Output);

    public static Command Define(Terminal terminal)
    {
        var (folder, period, output) = Common();
        var set = new Option<string>("--policy-set") { Description = "us-gaap-2007, us-gaap, ifrs or j-gaap.", Required = true };
        var command = new Command("pro-forma", "Consolidate the same books under another set of standards, with a bridge.") { folder, period, output, set };
        command.SetAction(parsed => (int)ProForma(terminal, new(parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)), parsed.GetValue(set)!));
        return command;
    }

    public static Command DefineAdopt(Terminal terminal)
    {
        var (folder, period, output) = Common();
        var from = new Option<string>("--from") { Description = "The first day of the fiscal year in which SFAS 160 and SFAS 141(R) are adopted.", Required = true };
        var command = new Command("adopt", "What adopting SFAS 160 changes: presentation in every period, measurement from a day on, with a bridge.") { folder, period, output, from };
        command.SetAction(parsed => (int)Adopt(terminal, new(parsed.GetValue(folder)!, parsed.GetValue(period), parsed.GetValue(output)), parsed.GetValue(from)!));
        return command;
    }

    private static (Argument<string> Folder, Option<string?> Period, Option<string?> Output) Common() => (
        new("WORKSPACE") { Description = "The folder with kessan.yaml." }, new("--period") { Description = "A label (1H08, FY2007), a month or a day; without it the last." },
        new("--output", "--out") { Description = "Write the bridge there as CSV." });

    private static ExitCode ProForma(Terminal terminal, Asked asked, string set)
    {
        if (Load(terminal, asked) is not { } books) { return ExitCode.Unusable; }
        var (workspace, end) = books;
        if (workspace.GroupFiles is null || !PolicyCatalogue.Sets.Contains(set, StringComparer.Ordinal))
        {
            return Refuse(terminal, workspace.GroupFiles is null ? Refusals.NoEvents() : Refusals.NoSet(set));
        }

        var other = workspace.ConsolidateUnder(set);
        if (other.Findings.Any(f => f.Severity == Severity.Fault)) { return Refuse(terminal, [.. other.Findings]); }
        Write(terminal, asked, [PolicyBridge.ProForma(workspace.Consolidate().Periods[end], other.Periods[end], workspace.Chart, set), PolicyBridge.Policies(workspace.ForGroup().Policies, workspace.ForGroup(set).Policies)]);
        return ExitCode.Fine;
    }

    private static ExitCode Adopt(Terminal terminal, Asked asked, string from)
    {
        if (Load(terminal, asked) is not { } books) { return ExitCode.Unusable; }
        var (workspace, end) = books;
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) { return Refuse(terminal, Refusals.NoDay(from)); }
        if (workspace.GroupFiles is null && workspace.Group.Steps.FirstOrDefault(s => s.Date >= day) is { } step) { return Refuse(terminal, Refusals.EventAfter(step)); }
        var reported = workspace.Consolidate();
        var adopted = workspace.GroupFiles is null ? reported : GroupConsolidator.Run(workspace.ForGroup() with { Adopted = new(day, PolicyCatalogue.Of("us-gaap")) });
        if (adopted.Findings.Any(f => f.Severity == Severity.Fault)) { return Refuse(terminal, [.. adopted.Findings]); }
        Write(terminal, asked, [PolicyBridge.Adoption(reported.Periods[end], adopted.Periods[end], workspace.Chart)]);
        return ExitCode.Fine;
    }

    private static (LoadedWorkspace Workspace, DateOnly End)? Load(Terminal terminal, Asked asked)
    {
        var loaded = WorkspaceLoader.Load(asked.Folder);
        FindingPrinter.Print(terminal.Error, loaded.Findings, terminal.Colour);
        if (loaded.Workspace is not { } workspace) { return null; }
        var ends = workspace.Consolidate().Periods.Keys.ToArray();
        var end = asked.Period is null ? ends[^1] : PeriodEnd.Of(asked.Period, workspace.Settings.Calendar);
        if (end is { } day && ends.Contains(day)) { return (workspace, day); }
        FindingPrinter.Print(terminal.Error, [Refusals.NoPeriod(asked.Period!, ends)], terminal.Colour);
        return null;
    }

    private static void Write(Terminal terminal, Asked asked, Sheet[] sheets)
    {
        foreach (var sheet in sheets)
        {
            TextTable.Write(terminal.Out, sheet.Header, [.. sheet.Rows.Select(r => r.Select(c => c is Cell.Text ? c.Shown : c.Amount.ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture)).ToArray())], sheet.Name == "Policies" ? 5 : 2);
            terminal.Out.WriteLine();
            if (asked.Output is { } output)
            {
                Directory.CreateDirectory(output);
                File.WriteAllText(Path.Combine(output, sheet.File), sheet.Csv());
            }
        }
    }

    private static ExitCode Refuse(Terminal terminal, params Finding[] findings)
    {
        FindingPrinter.Print(terminal.Error, findings, terminal.Colour);
        return ExitCode.Unusable;
    }
}

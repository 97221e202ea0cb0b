using System.CommandLine;
using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Rules.Pages;

namespace Kessan.Cli.Commands;

/// <summary><c>kessan rule [CODE]</c>: what a rule of the checker says, the evidence it gives, an example and the remedy; without a code, all rules.</summary>
internal static class RuleCommand
{
    public static Command Define(Terminal terminal)
    {
        var code = new Argument<string?>("RULE")
        {
            Description = "A code (TO201) or a name (column-does-not-foot); all rules without one.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var command = new Command("rule", "Explain a rule of the checker, or a proof of a closing: what it says, its evidence, an example, what to do.")
        {
            code
        };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(code)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string? wanted)
    {
        if (wanted is null)
        {
            TextTable.Write(terminal.Out, ["code", "name", "severity", "what"],
                [.. RuleCatalog.All.Select(r => new[] { r.Code, r.Name, Word(r.Severity), r.Summary }), .. ClosingRules.Codes.Select(ClosingRow)], texts: 4);
            return ExitCode.Fine;
        }

        if (ClosingRules.Find(wanted) is { } proof)
        {
            terminal.Out.Write(PageText.Of(proof));
            return ExitCode.Fine;
        }

        if (RuleCatalog.Find(wanted) is not { } rule)
        {
            terminal.Error.WriteLine($"There is no rule \"{wanted}\". `kessan rule` lists them; docs/reference/findings.md has the findings of other commands.");
            return ExitCode.Unusable;
        }

        terminal.Out.Write(PageText.Of(RulePage.Of(rule)));
        return ExitCode.Fine;
    }

    private static string[] ClosingRow(string code)
    {
        var page = ClosingRules.Page(code);
        return [code, page.Title[(code.Length + 1)..], "exception",
            PageText.Plain(page.Says[..(page.Says.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? end + 1 : page.Says.Length)])];
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Exception => "exception",
        _ => "fault",
    };
}

using System.Diagnostics;
using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads group/eliminations.csv: the eliminations of a workspace, one row each, or several rows of one name.</summary>
public static class EliminationReader
{
    public const string File = "group/eliminations.csv";

    private const int Rule = 0, Order = 1, Accounts = 2, Entities = 3, Movements = 4, Partners = 5, Members = 6, Lines = 7, LevelOf = 8, Factor = 9,
        TakenFrom = 10, Destination = 11, DestinationEntity = 12, DestinationMovement = 13,
        Bearer = 14, From = 15, Until = 16, Reason = 17, TakenFromEntity = 18, Policies = 19;

    // Before the profits inside the group and the time line.
    private const int UsualOrder = 350;

    private static readonly CsvColumns Columns = new(
        "rule", "order", "accounts", "entities", "movements", "partners", "members", "lines", "level", "factor", "taken_from", "destination",
        "destination_entity", "destination_movement", "bearer", "from", "until", "reason",
        "taken_from_entity", "policies")
    {
        Optional = ["order", "entities", "movements", "partners", "members", "lines", "level", "factor", "taken_from", "destination", "destination_entity",
            "destination_movement", "bearer", "from", "until", "taken_from_entity", "policies"],
    };

    private static readonly Dictionary<string, LinesOf> LineWords = new(StringComparer.Ordinal)
    {
        [""] = LinesOf.Books,
        ["books"] = LinesOf.Books,
        ["adjusted"] = LinesOf.Adjusted,
        ["all"] = LinesOf.All,
        ["profits"] = LinesOf.Profits,
        ["profits-in-use"] = LinesOf.ProfitsInUse
    };

    private static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        [""] = "elimination",
        ["elimination"] = "elimination",
        ["consolidation"] = "consolidation",
        ["adjustment"] = "adjustment"
    };

    private static readonly Dictionary<string, RuleBearer> Bearers = new(StringComparer.Ordinal)
    {
        [""] = RuleBearer.Parent,
        ["parent"] = RuleBearer.Parent,
        ["entity"] = RuleBearer.Entity,
        ["partner"] = RuleBearer.Partner,
        ["owner"] = RuleBearer.Owner
    };

    private static readonly string[] EntityWords = ["group", "parent", "investees"], PartnerWords = [.. EntityWords, "none"],
        PlaceWords = ["own", "partner", "owner", "investee"];

    /// <summary>The standard rules: the same columns, read without a chart to hold their roles against.</summary>
    internal static IReadOnlyList<EliminationRule> Parse(string file, string text)
    {
        var (faults, codes) = (new FaultList(), new LedgerCodes(null, null, null));
        var rules = CsvTable.Parse(file, text, Columns, faults)
            .Rows(faults)
            .Select(row => RuleOf(row, codes, new(codes, null)) with { IsStandard = true })
            .ToArray();
        return faults.Count == 0 ? rules : throw new UnreachableException($"{file}: {faults.All[0].Message}");
    }

    public static IReadOnlyList<EliminationRule> Read(string folder, LedgerCodes codes, FaultList faults)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var names = new GroupCodes(codes, null);
        var rules = new List<EliminationRule>();
        foreach (var row in CsvTable.Read(folder, File, Columns, faults)?.Rows(faults) ?? [])
        {
            var rule = RuleOf(row, codes, names);
            if (StandardRules.Find(rule.Name) is not null) { CheckStandard(row, rule); }
            else { Check(row, rule, codes, rules); }
            if (row.IsSound) { rules.Add(rule); }
        }

        return rules;
    }

    private static EliminationRule RuleOf(CsvRow row, LedgerCodes codes, GroupCodes names)
    {
        var lines = row.Word(Lines, LineWords);
        // A profit stays out until it is realised.
        var level = row.Span(LevelOf).IsEmpty && lines is (LinesOf.Profits or LinesOf.ProfitsInUse) ? "consolidation" : row.Word(LevelOf, Levels);
        var (factor, of) = FactorOfRow(row);
        var selection = new LineSelection(AccountsOf(row, codes), MovementsOf(row, codes), CodesOf(row, Partners, codes, PartnerWords),
            CodesOf(row, Entities, codes, EntityWords))
        {
            Members = MembersOf(row),
            Lines = lines
        };
        return new(
            row.Required(Rule), OrderOf(row), level == "elimination" ? Level.Elimination : Level.Consolidation,
            level == "adjustment" ? Origin.LocalAdjustment : Origin.Rule, selection, factor, of,
            AccountOf(row, TakenFrom, codes, names), AccountOf(row, Destination, codes, names), EntityOf(row, DestinationEntity, names),
            row.Span(DestinationMovement).IsEmpty ? null : names.Movement(row, DestinationMovement), row.Word(Bearer, Bearers), row.Required(Reason),
            row.Source)
        {
            TakenFromEntity = EntityOf(row, TakenFromEntity, names),
            Policies = PolicyChoices.Of(row, Policies),
            From = row.Span(From).IsEmpty ? DateOnly.MinValue : row.Date(From),
            Until = row.Span(Until).IsEmpty ? DateOnly.MaxValue : row.Date(Until),
        };
    }

    /// <summary>What the column lines calls them.</summary>
    public static string WordOf(LinesOf lines) => LineWords.First(w => w.Value == lines && w.Key.Length > 0).Key;

    private static int OrderOf(CsvRow row)
    {
        if (row.NumberOrNull(Order) is not { } order) { return UsualOrder; }
        if (order is > 0m and < StandardRules.ResultOrder && order == decimal.Truncate(order)) { return (int)order; }
        row.Fault("WS113", "value-out-of-range", Order, row.Text(Order),
            string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {StandardRules.ResultOrder - 1}"),
            "The order says before which of the standard steps a rule runs.", "Correct it.");
        return 1;
    }

    private static (decimal Factor, FactorOf Of) FactorOfRow(CsvRow row)
    {
        var text = row.Text(Factor);
        var (number, word) = text.Split('*') is [var first, var second]
            ? (first, second)
            : text is "group-share" or "outside-share" or "tax-rate" ? ("", text) : (text, "");
        var of = word switch
        {
            "" => FactorOf.Line,
            "group-share" => FactorOf.GroupShare,
            "outside-share" => FactorOf.OutsideShare,
            "tax-rate" => FactorOf.TaxRate,
            _ => (FactorOf?)null
        };
        var value = 1m;
        if (of is not null && (number.Length == 0 || (CsvNumber.TryRead(number, out value) && value is >= -1000m and <= 1000m))) { return (value, of.Value); }
        row.Fault("WS113", "value-out-of-range", Factor, text, "a number such as 0.25, group-share, outside-share, tax-rate, or 0.25*outside-share",
            "The factor says which part of a line is taken.", "Correct it; leave it empty for the whole line.");
        return (1m, FactorOf.Line);
    }

    private static string EntityOf(CsvRow row, int column, GroupCodes names) =>
        row.Span(column).IsEmpty ? "own" : PlaceWords.Contains(row.Text(column), StringComparer.Ordinal) ? row.Text(column) : names.Entity(row, column);

    private static string? AccountOf(CsvRow row, int column, LedgerCodes codes, GroupCodes names)
    {
        var text = row.Text(column);
        if (text.Length == 0 || text == EliminationRule.Listed) { return text.Length == 0 ? null : text; }
        if (!text.StartsWith(EliminationRule.Role, StringComparison.Ordinal)) { return names.Account(row, column); }
        if (codes.Chart is { } chart && !(ChartReader.RoleOf(text[EliminationRule.Role.Length..]) is { } role && chart.TheOne(role) is not null))
        {
            row.Fault("WS112", "unknown-account", column, text, "a role that an account of the chart has", $"No account of the chart has this role.",
                $"Give the role to an account of {ChartReader.File}, or name the account.");
        }

        return text;
    }

    private static CodePattern AccountsOf(CsvRow row, LedgerCodes codes)
    {
        var pattern = CodePattern.Of(row.Required(Accounts));
        if (codes.Chart is not { } chart) { return pattern; }
        foreach (var part in pattern.Parts.Where(p => !chart.Accounts.Any(a => CodePattern.Names(p, a))))
        {
            var known = chart.Accounts.Select(a => a.Code);
            row.Fault("WS112", "unknown-account", Accounts, part,
                NearestName.Of(part, known) ?? $"accounts of {ChartReader.File}, class:asset, role:goodwill, 40*",
                $"No account of the chart is named by {part}.",
                NearestName.Remedy(part, known, $"Use accounts of {ChartReader.File}, or a class or role that some of them have."));
        }

        return pattern;
    }

    private static CodePattern MovementsOf(CsvRow row, LedgerCodes codes)
    {
        var pattern = CodePattern.Of(row.Text(Movements));
        if (codes.Movements is not { } table) { return pattern; }
        foreach (var part in pattern.Parts.Where(p => !table.Movements.Any(m => CodePattern.Names(p, m.Code))))
        {
            var known = table.Movements.Select(m => m.Code);
            row.Fault("WS114", "unknown-movement", Movements, part, NearestName.Of(part, known) ?? $"a movement of {MovementReader.File}",
                $"There is no movement {part}.", NearestName.Remedy(part, known, "Use a standard movement, or one of the workspace."));
        }

        return pattern;
    }

    private static CodePattern CodesOf(CsvRow row, int column, LedgerCodes codes, string[] words)
    {
        var pattern = CodePattern.Of(row.Text(column));
        if (codes.Entities is not { } entities) { return pattern; }
        foreach (var part in pattern.Parts.Where(p => !words.Contains(p, StringComparer.Ordinal) && !entities.Any(e => CodePattern.Names(p, e))))
        {
            row.Fault("WS115", "unknown-entity", column, part,
                NearestName.Of(part, entities.Concat(words)) ?? $"a company of group/entities.csv, {string.Join(", ", words)}",
                $"There is no company {part} in the group.",
                NearestName.Remedy(part, entities.Concat(words), "Use a code of group/entities.csv."));
        }

        return pattern;
    }

    private static MemberPattern[] MembersOf(CsvRow row)
    {
        var patterns = new List<MemberPattern>();
        foreach (var part in row.Text(Members).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var dimension, var members] && TrialBalanceReader.Dimensions.Contains(dimension, StringComparer.Ordinal))
            {
                patterns.Add(new(dimension, CodePattern.Of(members)));
                continue;
            }
            row.Fault("WS110", "unknown-word", Members, part, $"{string.Join(", ", TrialBalanceReader.Dimensions)}, each with = and members joined by |",
                "A rule selects members of an analytical column so: segment=Toys|Games;product=X.", "Correct it.");
        }

        return [.. patterns];
    }

    private static void Check(CsvRow row, EliminationRule rule, LedgerCodes codes, List<EliminationRule> earlier)
    {
        if (earlier.FirstOrDefault(r => r.Name == rule.Name) is { } first
            && (first.Order != rule.Order || first.Level != rule.Level || first.Origin != rule.Origin))
        {
            row.Fault("WS127", "rule-disagrees-with-itself", Rule, rule.Name, FormattableString.Invariant($"order and level of row {first.Source.Row}"),
                "All rows of one rule have one order and one level.", "Correct the row, or give it another name.");
        }

        if (rule.Until < rule.From)
        {
            row.Fault("WS113", "value-out-of-range", Until, row.Text(Until), "a day after the first", "A rule ends after it begins.",
                "Correct one of the days.");
        }
        if (rule.Factor == 0m)
        {
            row.Fault("WS113", "value-out-of-range", Factor, row.Text(Factor), "another number than 0",
                "A rule of the workspace that takes nothing does nothing.", "Remove the row, or give it a factor; 0 switches off standard rules only.");
        }
        CheckProfits(row, rule);
        if (rule.Destination is null && (rule.TakenFrom is not null || !row.Span(DestinationEntity).IsEmpty || !row.Span(DestinationMovement).IsEmpty))
        {
            row.Fault("WS107", "empty-value", Destination, "nothing", "destination",
                "What is taken from another account, or goes to another company or movement, has a destination.", "Name the account.");
        }

        if (rule.DestinationMovement is { } movement && rule.Destination is { } account && codes.Chart?.Find(account) is { IsBalanceSheet: false })
        {
            row.Fault("LG102", "movement-on-income-account", DestinationMovement, movement, "nothing",
                $"{account} is an income-statement account: it has a flow and no movements.", "Leave the movement empty.");
        }
    }

    // What only a profit of unrealised.csv has: a tax rate, an income account, an owner of the investee. A profit has another side always, and no members.
    private static void CheckProfits(CsvRow row, EliminationRule rule)
    {
        if (rule.IsOfProfits)
        {
            if (rule.Destination is null)
            {
                row.Fault("WS107", "empty-value", Destination, "nothing", "destination", "A profit that is taken out of an asset goes somewhere.",
                    "Name the account, or write listed for the income account of group/unrealised.csv.");
            }
            if (rule.Level == Level.Elimination)
            {
                row.Fault("WS113", "value-out-of-range", LevelOf, row.Text(LevelOf), "consolidation, adjustment, or nothing",
                    "A profit stays out until it is realised.", "Leave it empty.");
            }
            if (rule.Selection.Members.Count > 0)
            {
                row.Fault("WS113", "value-out-of-range", Members, row.Text(Members), "nothing", "A profit of group/unrealised.csv has no members.",
                    "Leave it empty.");
            }
            return;
        }

        foreach (var column in (int[])[TakenFrom, TakenFromEntity, Destination, DestinationEntity, Bearer, Factor])
        {
            var text = row.Text(column);
            if (text is EliminationRule.Listed or "owner" or "investee" || text.EndsWith("tax-rate", StringComparison.Ordinal))
            {
                row.Fault("WS113", "value-out-of-range", column, text, "lines profits or profits-in-use", "Only a profit of group/unrealised.csv has this.",
                    "Select profits in the column lines, or use another word.");
            }
        }
    }

    private static void CheckStandard(CsvRow row, EliminationRule rule)
    {
        if (rule.Name == StandardRules.Dividends)
        {
            row.Fault("WS128", "standard-rule-is-fixed", Rule, rule.Name, "another name",
                "What others get of a dividend is what the owners inside the group do not, so nothing can be left out of this rule.",
                "Write a rule of another name.");
        }
        int[] fixedColumns = [Order, LevelOf, TakenFrom, TakenFromEntity, Destination, DestinationEntity, DestinationMovement, Bearer, Lines, Members];
        foreach (var column in fixedColumns.Where(c => !row.Span(c).IsEmpty))
        {
            row.Fault("WS128", "standard-rule-is-fixed", column, row.Text(column), "nothing",
                $"A row with the name of a standard rule narrows what {rule.Name} selects, or switches it off; where it goes and when it runs is fixed.",
                "Leave the column empty, or write a rule of another name.");
        }

        if (rule.Factor is not (0m or 1m) || rule.FactorOf != FactorOf.Line)
        {
            row.Fault("WS128", "standard-rule-is-fixed", Factor, row.Text(Factor), "0, or nothing",
                $"A row with the name of a standard rule narrows what {rule.Name} selects, or switches it off with 0.", "Write 0, or leave it empty.");
        }
    }
}

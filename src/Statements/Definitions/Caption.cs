namespace Kessan.Statements;

/// <summary>
/// A caption in English and Japanese with slots:
/// <c>{sign: Decrease|Increase|Decrease (increase)}</c> is chosen by the sign of the line (positive, negative, both or none),
/// <c>{sign IncomeTaxExpenseBenefit: EXPENSE|BENEFIT|EXPENSE (BENEFIT)}</c> by that of another fact;
/// <c>{amounts AllowanceForDoubtfulAccountsReceivable}</c> and <c>{counts CommonStockSharesIssued}</c> stand for one number per column;
/// <c>{dates}</c> and <c>{opening}</c>, <c>{closing}</c> for the dates of the columns or of the period.
/// </summary>
public sealed record Caption(string En, string Ja)
{
    public string In(string language) => language == "ja" ? Ja : En;

    /// <param name="language">en or ja.</param>
    /// <param name="own">The fact of the line, for slots that name no other; null for a heading.</param>
    /// <param name="valuesShown">The numbers of a fact in the columns shown; nil and missing ones left out.</param>
    public IReadOnlyList<CaptionPart> Resolve(string language, Formula.Name? own, Func<Formula.Name, IEnumerable<decimal>> valuesShown)
    {
        var parts = new List<CaptionPart>();
        var text = In(language);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) { break; }
            parts.Add(new CaptionPart.Text(text[at..open]));
            parts.Add(Slot(text[(open + 1)..close], own, valuesShown));
            at = close + 1;
        }

        parts.Add(new CaptionPart.Text(text[at..]));
        return Joined(parts);
    }

    private static CaptionPart Slot(string slot, Formula.Name? own, Func<Formula.Name, IEnumerable<decimal>> valuesShown)
    {
        var (head, choices) = slot.Split(':', 2) is [var before, var after] ? (before, after.Split('|')) : (slot, []);
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var about = words.Length > 1 ? (Formula.Name)FormulaParser.Parse(words[1]) : own;
        return words[0] switch
        {
            "sign" => new CaptionPart.Text(Chosen(choices, about is null ? [] : [.. valuesShown(about)])),
            "amounts" => new CaptionPart.Amounts(about!),
            "counts" => new CaptionPart.Counts(about!),
            "dates" => new CaptionPart.Dates(),
            "opening" => new CaptionPart.Opening(),
            "closing" => new CaptionPart.Closing(),
            _ => throw new FormatException($"A caption has no slot \"{slot}\"."),
        };
    }

    private static string Chosen(string[] choices, decimal[] values)
    {
        var (positive, negative) = (values.Any(v => v > 0m), values.Any(v => v < 0m));
        return choices[positive == negative ? 2 : positive ? 0 : 1].Trim();
    }

    private static List<CaptionPart> Joined(List<CaptionPart> parts)
    {
        var joined = new List<CaptionPart>();
        foreach (var part in parts)
        {
            if (part is CaptionPart.Text text && joined.LastOrDefault() is CaptionPart.Text before)
            {
                joined[^1] = new CaptionPart.Text(before.Value + text.Value);
            }
            else
            {
                joined.Add(part);
            }
        }

        return [.. joined.Where(p => p is not CaptionPart.Text { Value: "" })];
    }
}

/// <summary>A piece of a caption: text, or numbers and dates that the document formats.</summary>
public abstract record CaptionPart
{
    private CaptionPart() { }

    public sealed record Text(string Value) : CaptionPart;

    /// <summary>One amount of the fact per column.</summary>
    public sealed record Amounts(Formula.Name Of) : CaptionPart;

    /// <summary>One count of the fact per column.</summary>
    public sealed record Counts(Formula.Name Of) : CaptionPart;

    /// <summary>The dates of the columns.</summary>
    public sealed record Dates : CaptionPart;

    /// <summary>The first day of the period.</summary>
    public sealed record Opening : CaptionPart;

    /// <summary>The last day of the period.</summary>
    public sealed record Closing : CaptionPart;
}

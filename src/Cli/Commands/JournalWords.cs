using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers.Journals;

namespace Kessan.Cli.Commands;

/// <summary>Reads what people write in the arguments of journal commands.</summary>
internal static class JournalWords
{
    public static IReadOnlyDictionary<string, string> Pairs(IEnumerable<string>? arguments)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (arguments ?? []).Select(Pair))
        {
            if (!JournalField.All.Contains(name, StringComparer.Ordinal)) { throw Wrong(name, $"one of {string.Join(", ", JournalField.All)}"); }
            pairs[name] = value;
        }

        return pairs;
    }

    /// <summary>account=4*|5* or entity=JP001|JP002.</summary>
    public static Condition Condition(string argument)
    {
        var (name, value) = Pair(argument);
        var values = value.Split('|');
        var byPrefix = values.Count(v => v.EndsWith('*'));
        if (byPrefix > 0 && byPrefix < values.Length) { throw Wrong(argument, "either all values with * at the end, or none"); }
        return byPrefix > 0 ? new(name, [.. values.Select(v => v[..^1])], ByPrefix: true) : new(name, values);
    }

    public static char? Sign(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        "space" => ' ',
        [var sign] when char.IsAscii(sign) => sign,
        _ => throw Wrong(text, "one ASCII sign"),
    };

    public static T Choice<T>(string text, params IEnumerable<(string Word, T Value)> choices)
    {
        foreach (var (word, value) in choices)
        {
            if (word == text) { return value; }
        }

        throw Wrong(text, string.Join(", ", choices.Select(c => c.Word)));
    }

    public static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Wrong(text, "a day such as 2008-09-30");

    /// <summary>2008-04-01/2008-09-30, or 2008-09.</summary>
    public static (DateOnly? From, DateOnly? To) Period(string? text)
    {
        if (text is null) { return (null, null); }
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (month, month.AddMonths(1).AddDays(-1));
        }
        var ends = text.Split('/');
        return ends.Length == 2 ? (Day(ends[0]), Day(ends[1])) : throw Wrong(text, "a month such as 2008-09, or a first and a last day: 2008-04-01/2008-09-30");
    }

    private static (string Name, string Value) Pair(string argument)
    {
        var at = argument.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (argument[..at].Trim(), argument[(at + 1)..]) : throw Wrong(argument, "NAME=VALUE");
    }

    private static LedgerException Wrong(string found, string expected) =>
        new(new Finding("LG518", "argument-not-understood", Severity.Fault, new("arguments"), "An argument does not say what it should.")
        {
            Printed = found,
            Expected = expected
        });
}

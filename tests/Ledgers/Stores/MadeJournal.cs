using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>Random journals and questions, the same for the same seed; odd texts and extreme amounts are more frequent than in life.</summary>
internal sealed class MadeJournal(int seed)
{
    private static readonly string[] Entities = ["HIHO", "IIJ", "IIJ-A", "ネットケア", "ä", "Z", "😀", "￿"];
    private static readonly string[] Accounts = ["1110", "1120", "2100", "4000", "40", "4000'1", "50\\0", "6\"0"];
    private static readonly string[] Movements = ["", "ACQ", "NET", "TRANSFER"];
    private static readonly string[] Currencies = ["JPY", "USD", "", "BHD"];
    private static readonly string[] Members = ["", "network", "systems", "連結", "net"];
    private static readonly string[] Texts = ["", "rent", "50% off; \\, 'x' \"y\"", "line\nend", "\u00a0", "日本語の摘要", "$1 ?p :x {y}"];

    private readonly Random random = new(seed);

    public IReadOnlyList<JournalLine> Lines(string file, int count, int axes) => [.. Enumerable.Range(1, count).Select(row => new JournalLine(
        Any(Entities), Any(Accounts), Any(Movements), random.Next(3) == 0 ? Any(Entities) : "", [.. Enumerable.Range(0, axes).Select(_ => Any(Members))],
        Any(Currencies), Date(),
        random.Next(5) == 0 ? "" : $"D{random.Next(1000)}", Amount(), Any(Texts), file, row))];

    public BalanceQuery Query(IReadOnlyList<string> axes)
    {
        string[] all = [.. Dimension.Fixed, .. axes];
        random.Shuffle(all);
        return new(all[..random.Next(all.Length)], Selection(axes));
    }

    public Selection Selection(IReadOnlyList<string> axes)
    {
        string[] all = [.. Dimension.Fixed, .. axes];
        random.Shuffle(all);
        var dates = new[] { Date(), Date() }.Order().ToList();
        return new(random.Next(3) == 0 ? dates[0] : null, random.Next(3) == 0 ? dates[1] : null, [.. all.Take(random.Next(3)).Select(Condition)]);
    }

    private Condition Condition(string dimension)
    {
        var values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(dimension)).ToList();
        return random.Next(2) == 0
            ? new(dimension, values)
            : new(dimension, [.. values.Select(v => v[..Math.Min(v.Length, random.Next(4))]).Where(IsWhole)], ByPrefix: true);
    }

    /// <summary>Half of a character of two is no text that could be sent anywhere.</summary>
    private static bool IsWhole(string text) => text.Length == 0 || !char.IsHighSurrogate(text[^1]);

    private string Value(string dimension) => dimension switch
    {
        Dimension.Entity or Dimension.Partner => Any(Entities),
        Dimension.Account => Any(Accounts),
        Dimension.Movement => Any(Movements),
        Dimension.Currency => Any(Currencies),
        Dimension.Month => Any(["2008-09", "2008-1", "2008", "0001-01", "9999-12", "x", "2007-12"]),
        _ => Any(Members),
    };

    private DateOnly Date() => random.Next(40) switch
    {
        0 => DateOnly.MinValue,
        1 => DateOnly.MaxValue,
        _ => new DateOnly(2007, 11, 1).AddDays(random.Next(400)),
    };

    private decimal Amount() => random.Next(30) switch
    {
        0 => AmountScale.Largest,
        1 => -AmountScale.Largest,
        2 => 0m,
        3 => 0.0001m,
        4 => -999_999_999_999_999_999.9999m,
        _ => (random.Next(2_000_001) - 1_000_000) / 100m,
    };

    private string Any(string[] values) => values[random.Next(values.Length)];
}

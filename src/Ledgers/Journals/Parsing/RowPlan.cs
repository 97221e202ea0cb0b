namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// What is to be found out about each line: the dimensions that are coded, the checks, and which lines count. Entity, account and currency always come
/// first, because every check needs them.
/// </summary>
internal sealed class RowPlan
{
    public const int Entity = 0;
    public const int Account = 1;
    public const int Currency = 2;

    private readonly JournalInput input;
    private readonly Selection selection;

    /// <param name="dimensions">Those wanted, the month aside.</param>
    public RowPlan(JournalInput input, Selection selection, IEnumerable<string> dimensions)
    {
        (this.input, this.selection) = (input, selection);
        var conditions = selection.Conditions.Select(c => c.Dimension);
        Dimensions = [.. new[] { Dimension.Entity, Dimension.Account, Dimension.Currency }.Concat(dimensions).Concat(conditions)
            .Where(d => d != Dimension.Month).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Dimensions { get; }

    public JournalSchema Schema => input.Schema;

    /// <summary>Lines before are of no account to the selection: yyyymmdd.</summary>
    public int SelectedFrom => Number(selection.From, 0);

    public int SelectedTo => Number(selection.To, int.MaxValue);

    public int CheckedFrom => Number(input.Checks.From, 0);

    public int CheckedTo => Number(input.Checks.To, int.MaxValue);

    public bool SelectsAll => selection is { From: null, To: null, Conditions.Count: 0 };

    /// <summary>The dimensions some of whose values do not count, the month aside.</summary>
    public IEnumerable<int> Selective => selection.Conditions.Where(c => c.Dimension != Dimension.Month).Select(c => PositionOf(c.Dimension));

    public Condition? MonthCondition => selection.Conditions.FirstOrDefault(c => c.Dimension == Dimension.Month);

    public int PositionOf(string dimension) => Dimensions.Index().First(d => d.Item == dimension).Index;

    /// <summary>The codes of one thread.</summary>
    public TextCodes[] NewCodes() => [.. Dimensions.Select(d => new TextCodes(Known(d), Selected(d)))];

    /// <summary>For each dimension its column in a file, or −1 where its value is <see cref="ConstantOf"/>.</summary>
    public int[] ColumnsIn(Reading.JournalLayout layout) =>
        [.. Dimensions.Select(d => layout.Fields.TryGetValue(d, out var column) ? column : layout.Axes[Schema.Axes.Index().First(a => a.Item == d).Index])];

    public string ConstantOf(string dimension) => Schema.Constants.GetValueOrDefault(dimension, "");

    private Func<string, bool>? Known(string dimension) => dimension switch
    {
        Dimension.Entity => text => text.Length > 0 && input.Checks.Entities?.Contains(text) != false,
        Dimension.Account => text => text.Length > 0 && input.Checks.Accounts?.Contains(text) != false,
        _ => null,
    };

    private Func<string, bool>? Selected(string dimension) =>
        selection.Conditions.FirstOrDefault(c => c.Dimension == dimension) is { } condition ? condition.Holds : null;

    private static int Number(DateOnly? day, int otherwise) => day is { } d ? (d.Year * 10_000) + (d.Month * 100) + d.Day : otherwise;
}

namespace Kessan.Consolidation;

/// <summary>
/// The eliminations every group has, in the form in which a workspace writes its own: they are the rows of standard-rules.csv, read by the reader of
/// group/eliminations.csv. Their selection is what these rows say and nothing else; what each does beyond taking lines out (splitting a difference, others'
/// part of a dividend) is said in its file. A row of the workspace with the name of one narrows its selection, or switches it off with the factor 0.
/// </summary>
public static class StandardRules
{
    public const string Dividends = "dividends";
    public const string Balances = "intercompany-balances";
    public const string Transactions = "intercompany-transactions";
    public const string TreasuryShares = "treasury-shares";
    public const string InvestmentPresentation = "investment-presentation";

    /// <summary>The events of the time line, the equity method and others' part of results.</summary>
    public const int TimeLineOrder = 500;

    public const int TopSideOrder = 700;

    /// <summary>Rules of a workspace lie below: after it, nothing changes the result of the period.</summary>
    public const int ResultOrder = 900;

    private const string File = "standard-rules.csv";

    public static IReadOnlyList<EliminationRule> All { get; } = Read();

    /// <summary>The rows of that name that hold under some policies; of most rules there is one.</summary>
    public static IEnumerable<EliminationRule> Of(string name, PolicySet policies) => All.Where(r => r.Name == name && r.HoldsUnder(policies));

    /// <summary>The first row of that name.</summary>
    public static EliminationRule? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    private static IReadOnlyList<EliminationRule> Read()
    {
        using var reader = new StreamReader(typeof(StandardRules).Assembly.GetManifestResourceStream(File)!);
        return EliminationReader.Parse(File, reader.ReadToEnd());
    }
}

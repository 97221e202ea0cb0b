using Kessan.Core;
using Kessan.Documents.Workbooks;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>What a document is made from, besides its own files.</summary>
/// <param name="Facts">Every fact and measure of the books.</param>
/// <param name="Statements">The statement definitions that tables may print.</param>
/// <param name="Currency">The presentation currency: JPY.</param>
/// <param name="Issuer">The company's name, as the page's header shows it.</param>
public sealed record DocumentInput(FactSet Facts, IReadOnlyList<StatementDefinition> Statements, FiscalCalendar Calendar, string Currency, string Issuer)
{
    private readonly FactIndex? index;

    /// <summary>The facts by what a writer names.</summary>
    public FactIndex Index { get => index ?? new(Facts); init => index = value; }

    /// <summary>What was made of these facts and statements before.</summary>
    public KeptWorkbooks Workbooks { get; init; } = new();

    /// <summary>The company's name in Japanese; null where the workspace has none.</summary>
    public string? IssuerJa { get; init; }

    public string IssuerIn(string language) => language == "ja" ? IssuerJa ?? Issuer : Issuer;

    /// <summary>What was completed and announced nowhere: marked where it is drawn.</summary>
    public Func<FactKey, bool> IsIllustrative { get; init; } = _ => false;
}

/// <summary>A document, or all that is wrong with it.</summary>
/// <param name="Document">Null where a finding is a fault.</param>
public sealed record DocumentBuild(Document? Document, IReadOnlyList<Finding> Findings);

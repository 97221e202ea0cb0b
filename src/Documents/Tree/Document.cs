using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// What is announced, once, before any format: blocks in reading order whose numbers are <see cref="Figure"/>s, never text.
/// Every writer renders the same tree, so two outputs cannot disagree.
/// </summary>
/// <param name="Name">The file's name without extension: 1h08-release.</param>
/// <param name="Language">BCP 47: en, ja.</param>
/// <param name="Issuer">Who announces; the page's header.</param>
/// <param name="Calendar">What its periods are named by.</param>
/// <param name="Adjustments">The accepted last-digit adjustments in force, in document order.</param>
public sealed record Document(
    string Name, string Title, string Language, string Issuer, FiscalCalendar Calendar, IReadOnlyList<Block> Blocks, IReadOnlyList<Adjustment> Adjustments)
{
    /// <summary>The file it is written in; one of any period has the period in its name only.</summary>
    public string File { get; init; } = $"documents/{Name}.md";

    public DocumentKind Kind { get; init; }

    /// <summary>The period announced.</summary>
    public Period Period { get; init; }

    /// <summary>The captions and classification in force.</summary>
    public string Presentation { get; init; } = "";

    /// <summary>The fact that holds the convenience rate.</summary>
    public string RateConcept { get; init; } = "";

    /// <summary>Every block in reading order, those inside lists and sections included.</summary>
    public IEnumerable<Block> AllBlocks => Blocks.SelectMany(b => b.WithNested);

    public IEnumerable<Table> Tables => AllBlocks.OfType<Table>();

    /// <summary>Every bound figure in reading order.</summary>
    public IEnumerable<Figure> Figures => AllBlocks.SelectMany(b => b.Inlines).SelectMany(i => i.Figures);
}

public enum DocumentKind
{
    Release,

    /// <summary>Slides: the title page, then one to a heading of the second level.</summary>
    Presentation,
}

using Kessan.TieOut.Books;
using Kessan.TieOut.Comparing;

namespace Kessan.TieOut;

/// <summary>What documents are held against beside themselves, and what of the work is kept for a report.</summary>
public sealed record CheckOptions
{
    public static readonly CheckOptions None = new();

    /// <summary>Earlier documents of the same company; each current document's comparatives are compared with them.</summary>
    public IReadOnlyList<EarlierDocument> Against { get; init; } = [];

    /// <summary>Facts of the books with their names; null where there are none to compare with.</summary>
    public NamedFacts? Books { get; init; }

    /// <summary>The books say each number to its last digit: what rounding leaves in a sum is not judged by the habit of the document.</summary>
    internal bool IsBooked { get; init; }

    /// <summary>Cancelled when the documents are not wanted any more.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>Keep every relation that holds (<see cref="CheckedDocument.Ties"/>): reports with evidence need it, the others save the memory.</summary>
    public bool WithTies { get; init; }

    /// <summary>Keep where each figure stands (<see cref="CheckedDocument.Contexts"/>): comparing two drafts needs it.</summary>
    public bool WithContexts { get; init; }
}

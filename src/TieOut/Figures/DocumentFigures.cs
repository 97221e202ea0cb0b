using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Everything that was found in a document before anything is compared.</summary>
public sealed class DocumentFigures
{
    public required Document Document { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required DocumentCalendar Calendar { get; init; }

    public required IReadOnlyList<TableView> Tables { get; init; }

    /// <summary>Those with figures.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    public required IReadOnlyList<PassageText> Passages { get; init; }

    /// <summary>Sentences write amounts out in whole thousands: "$771,000" stands for 771 thousand.</summary>
    public bool WritesThousands { get; init; }

    public IEnumerable<CellFigure> CellFigures => Tables.SelectMany(t => t.Figures);

    public IEnumerable<Figure> All =>
        CellFigures.Select(c => c.Figure).Concat(Tables.SelectMany(t => t.Appositions).Select(a => a.Figure)).Concat(ProseFigures.Select(p => p.Figure));

    public IEnumerable<ProseFigure> ProseFigures => Sentences.SelectMany(s => s.Figures);
}

using Kessan.TieOut.Baselines;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Reports.Xlsx;

/// <summary>For each figure, the relations that hold for it, in words, with the places of the other numbers.</summary>
internal sealed class WorkDone
{
    private const int MostPlaces = 12;

    private readonly CheckedDocument document;
    private readonly Dictionary<Figure, List<Tie>> ties = [];

    public WorkDone(CheckedDocument document)
    {
        this.document = document;
        foreach (var tie in document.Ties.Where(t => t.Verdict == Verdict.Holds))
        {
            foreach (var figure in tie.Figures.Distinct())
            {
                if (!ties.TryGetValue(figure, out var list)) { ties.Add(figure, list = []); }
                list.Add(tie);
            }
        }
    }

    public string Of(Figure figure, int most) =>
        ties.TryGetValue(figure, out var found)
            ? string.Join("\n", found.Take(most).Select(t => Describe(t, figure)))
                + (found.Count > most ? $"\nand {(found.Count - most).ToString(System.Globalization.CultureInfo.InvariantCulture)} more" : "")
            : "";

    private string Describe(Tie tie, Figure figure)
    {
        var others = tie.Figures.Where(f => f != figure)
            .Distinct()
            .Take(MostPlaces)
            .Select(f => $"{f.Text} at {PlaceText.Of(document.Source!.PlaceOf(f.Span))}")
            .Concat(tie.Outside.Select(e => $"{e.Text} at {e.Place}"));
        return $"{TieWords.Of(tie.Rule)}: {tie.Because} ({string.Join(", ", others)})";
    }
}

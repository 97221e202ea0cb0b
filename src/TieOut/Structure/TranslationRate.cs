using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Structure;

/// <summary>A rate that the document states for its convenience translation: JPY 105.94 for one US dollar.</summary>
/// <param name="Figure">The rate as printed, in units of <paramref name="From"/> for one unit of <paramref name="To"/>.</param>
public sealed record TranslationRate(Figure Figure, string From, string To)
{
    /// <summary>Rates stand in sentences that speak of a rate and of translation or exchange, and are no whole numbers of millions.</summary>
    public static IReadOnlyList<TranslationRate> Find(DocumentFigures document)
    {
        var found = new List<TranslationRate>();
        foreach (var sentence in document.Sentences)
        {
            if (!Speaks(sentence.Text)) { continue; }
            foreach (var item in sentence.Figures)
            {
                if (item.Figure is not { Scale: 1m, Unit: { } unit, Kind: FigureKind.Amount or FigureKind.Count or FigureKind.Rate } || item.Figure.Value <= 1m
                    || !IsCurrency(unit) || item.Number.Decimals == 0)
                {
                    continue;
                }
                if (Other(sentence, unit) is { } other) { found.Add(new(item.Figure, unit, other)); }
            }
        }

        return found;
    }

    private static bool Speaks(string text) =>
        Phrases.Has(text, "rate")
        && (Phrases.Has(text, "translat") || Phrases.Has(text, "exchange") || Phrases.Has(text, "buying rate") || Phrases.Has(text, "convert"));

    private static bool IsCurrency(string unit) => unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);

    private static string? Other(Sentence sentence, string unit)
    {
        if (unit != "USD" && (Phrases.Has(sentence.Text, "dollar") || sentence.Text.Contains("US$", StringComparison.Ordinal))) { return "USD"; }
        return sentence.Figures.Select(f => f.Figure.Unit).FirstOrDefault(u => u is not null && u != unit && IsCurrency(u));
    }
}

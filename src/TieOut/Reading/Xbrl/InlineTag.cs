namespace Kessan.TieOut.Reading.Xbrl;

/// <summary>A number of the page that its filer tagged as an XBRL fact (Inline XBRL 1.1, ix:nonFraction).</summary>
/// <param name="Concept">The qualified name: us-gaap:OperatingIncomeLoss.</param>
/// <param name="Context">The id of the context: entity, period and dimensions.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Scale">The power of ten that the printed number is multiplied with; null where the tag says none.</param>
/// <param name="IsNegative">sign="-": the fact is the printed number with its sign turned.</param>
/// <param name="Content">What stands between the tags.</param>
public sealed record InlineTag(string Concept, string Context, string Unit, int? Scale, bool IsNegative, Span Content)
{
    /// <summary>What one printed unit stands for: 1,000,000 for scale 6, 0.01 for scale −2.</summary>
    public decimal Factor
    {
        get
        {
            var factor = 1m;
            for (var i = 0; i < Math.Abs(Scale ?? 0); i++) { factor *= 10m; }
            return Scale < 0 ? 1m / factor : factor;
        }
    }
}

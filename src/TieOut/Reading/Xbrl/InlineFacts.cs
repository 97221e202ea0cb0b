using Kessan.Core;

namespace Kessan.TieOut.Reading.Xbrl;

/// <summary>The tags of a page in the order of the page, with what its contexts and units mean.</summary>
public sealed class InlineFacts(IReadOnlyList<InlineTag> tags, IReadOnlyDictionary<string, InlineContext> contexts, IReadOnlyDictionary<string, string> units)
{
    public static readonly InlineFacts None = new([], new Dictionary<string, InlineContext>(StringComparer.Ordinal),
        new Dictionary<string, string>(StringComparer.Ordinal));

    public IReadOnlyList<InlineTag> Tags { get; } = tags;

    internal IReadOnlyDictionary<string, InlineContext> Contexts => contexts;

    internal IReadOnlyDictionary<string, string> Units => units;

    /// <summary>The innermost tag around a place of the source, or null.</summary>
    public InlineTag? At(int position)
    {
        int low = 0, high = Tags.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tags[middle].Content.Start <= position) { low = middle + 1; } else { high = middle; }
        }

        for (var i = low - 1; i >= Math.Max(0, low - 4); i--) { if (position < Tags[i].Content.End) { return Tags[i]; } }
        return null;
    }

    /// <summary>Null where the page holds no such context: files of one report may share them.</summary>
    public Period? PeriodOf(InlineTag tag) => contexts.TryGetValue(tag.Context, out var context) ? context.Period : null;

    /// <summary>USD, JPY/shares, shares, pure; null where the page does not say.</summary>
    public string? UnitOf(InlineTag tag) => units.GetValueOrDefault(tag.Unit);

    /// <summary>The same for two tags of the same fact: concept, period, dimensions, unit.</summary>
    public string KeyOf(InlineTag tag) =>
        contexts.TryGetValue(tag.Context, out var context)
            ? $"{tag.Concept}|{context.Period}|{context.Dimensions}|{units.GetValueOrDefault(tag.Unit, tag.Unit)}"
            : $"{tag.Concept}|{tag.Context}|{tag.Unit}";
}

/// <param name="Dimensions">Axes and members, sorted and joined; empty where there are none.</param>
public sealed record InlineContext(string Id, Period? Period, string Dimensions);

namespace Kessan.TieOut.Reading.Html;

/// <param name="IsBold">Its words stand out.</param>
/// <param name="IsRaised">Its words are a note mark or the ending of an ordinal.</param>
internal readonly record struct OpenElement(Span Name, ElementKind Kind, bool IsBold, bool IsRaised);

/// <summary>The elements that are open at a place. End tags without a start tag are passed over, missing ones are made up for.</summary>
internal sealed class ElementStack(string source)
{
    /// <summary>An end tag looks no further up for its start tag: real pages close what they open, others must not cost time.</summary>
    private const int Reach = 64;

    private OpenElement[] open = new OpenElement[64];

    public int Count { get; private set; }

    public int Bold { get; private set; }

    public int Raised { get; private set; }

    public OpenElement Top => open[Count - 1];

    public void Push(OpenElement element)
    {
        if (Count == open.Length) { Array.Resize(ref open, Count * 2); }
        open[Count++] = element;
        Bold += element.IsBold ? 1 : 0;
        Raised += element.IsRaised ? 1 : 0;
    }

    public OpenElement Pop()
    {
        var element = open[--Count];
        Bold -= element.IsBold ? 1 : 0;
        Raised -= element.IsRaised ? 1 : 0;
        return element;
    }

    /// <returns>The depth that closing this name goes back to, or −1 where it closes nothing. Only the parts of tables close a cell.</returns>
    public int DepthOf(ReadOnlySpan<char> name, ElementKind kind)
    {
        var crosses = kind is ElementKind.Table or ElementKind.Row or ElementKind.Cell;
        for (var i = Count - 1; i >= Math.Max(0, Count - Reach); i--)
        {
            if (source.AsSpan(open[i].Name.Start, open[i].Name.Length).Equals(name, StringComparison.OrdinalIgnoreCase)) { return i; }
            if (open[i].Kind == ElementKind.Table || (open[i].Kind == ElementKind.Cell && !crosses)) { return -1; }
        }

        return -1;
    }

    /// <returns>The depth of the nearest open part of the innermost table, or −1.</returns>
    public int DepthOf(ElementKind kind)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (open[i].Kind == kind) { return i; }
            if (open[i].Kind == ElementKind.Table) { return -1; }
        }

        return -1;
    }
}

namespace Kessan.Core;

/// <summary>
/// The dimension members of a fact, as a set: order does not matter, none is the total. A member's name is unique across axes
/// (the taxonomy says which axis it belongs to), so the set is written as its names joined by '|' in ordinal order.
/// </summary>
public readonly record struct Members
{
    private readonly string? canonical;

    private Members(string? canonical) => this.canonical = canonical;

    public static readonly Members None;

    public bool IsNone => string.IsNullOrEmpty(canonical);

    public static Members Of(params IEnumerable<string> names)
    {
        var sorted = names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return sorted.Length == 0 ? None : new(string.Join('|', sorted));
    }

    /// <summary>Reads "A|B" (or the empty text: none).</summary>
    public static Members Parse(string text) => Of(text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public IEnumerable<string> Names => IsNone ? [] : canonical!.Split('|');

    public bool Equals(Members other) => string.Equals(canonical ?? "", other.canonical ?? "", StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(canonical ?? "");

    public override string ToString() => canonical ?? "";
}

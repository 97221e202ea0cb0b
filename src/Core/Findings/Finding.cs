namespace Kessan.Core;

public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong for certain.</summary>
    Note,

    /// <summary>A number or statement that cannot be true, given the rest.</summary>
    Exception,

    /// <summary>The input cannot be used; nothing was done with any of it.</summary>
    Fault,
}

/// <summary>
/// Something to report about one place: a value that is collected and sorted, never thrown. Says what stands there, what should
/// stand there, why, and what to do.
/// </summary>
/// <param name="Code">Permanent: TO… tie-out, WS… workspace, LG… ledgers, CO… consolidation, ST… statements, DO… documents.</param>
/// <param name="Rule">The defect in words joined by hyphens: column-does-not-foot.</param>
/// <param name="Message">Whole sentences in plain English, with both numbers.</param>
public sealed record Finding(string Code, string Rule, Severity Severity, Place Place, string Message)
{
    /// <summary>As printed or as found in the input.</summary>
    public string? Printed { get; init; }

    /// <summary>What would be right, as text: a number, an interval, a list of names.</summary>
    public string? Expected { get; init; }

    /// <summary>What a person can do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The other places that prove it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <param name="Text">What stands there.</param>
public sealed record Evidence(Place Place, string Text);

/// <summary>
/// A place in a file. Lines and columns count from 1; a column counts Unicode code points. Offset and length count code points of
/// the decoded source. Paged formats give page and box instead. All but the file may be absent.
/// </summary>
public sealed record Place(string File, int? Line = null, int? Column = null) : IComparable<Place>
{
    public int? Offset { get; init; }

    public int? Length { get; init; }

    /// <summary>The sheet, slide or part of a packaged format.</summary>
    public string? Part { get; init; }

    public int? Page { get; init; }

    /// <summary>Left, top, right, bottom in points from the upper left corner of the page.</summary>
    public (decimal Left, decimal Top, decimal Right, decimal Bottom)? Box { get; init; }

    /// <summary>Document order: file, page, line, column.</summary>
    public int CompareTo(Place? other)
    {
        if (other is null) { return 1; }
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0) { return byFile; }
        return (Page ?? 0, Line ?? 0, Column ?? 0).CompareTo((other.Page ?? 0, other.Line ?? 0, other.Column ?? 0));
    }

    public static bool operator <(Place a, Place b) => a.CompareTo(b) < 0;

    public static bool operator >(Place a, Place b) => a.CompareTo(b) > 0;

    public static bool operator <=(Place a, Place b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Place a, Place b) => a.CompareTo(b) >= 0;

    /// <summary>file:line:column, as editors and terminals understand it.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (null, _) => File,
        ({ } line, null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{line}"),
        ({ } line, { } column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{line}:{column}"),
    };
}

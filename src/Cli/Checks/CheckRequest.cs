namespace Kessan.Cli.Checks;

/// <summary>What a call of <c>kessan check</c> asks for.</summary>
internal sealed record CheckRequest
{
    public required IReadOnlyList<string> Files { get; init; }

    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>A CSV file of facts, or the folder of a workspace.</summary>
    public string? Facts { get; init; }

    public string? Baseline { get; init; }

    public string? WriteBaseline { get; init; }

    /// <summary>The day on which a baseline's entries are judged, in ISO form; null for the clock's.</summary>
    public string? Today { get; init; }

    /// <summary>The two files are drafts of one document, the old one first.</summary>
    public bool Diff { get; init; }

    public string? Format { get; init; }

    public IReadOnlyList<string> Outputs { get; init; } = [];

    public bool Quiet { get; init; }
}

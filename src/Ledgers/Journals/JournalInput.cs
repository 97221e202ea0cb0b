namespace Kessan.Ledgers.Journals;

/// <summary>Journal files and how to read them.</summary>
/// <param name="Files">Paths as the user gave them; findings and lines name them so.</param>
public sealed record JournalInput(IReadOnlyList<string> Files, JournalSchema Schema, JournalChecks Checks)
{
    /// <summary>Lines that cannot be read become rejects and the rest is taken; otherwise one such line refuses all the files.</summary>
    public bool SetAside { get; init; }

    /// <summary>
    /// A store puts the files in the place of earlier loads that have files of the same contents or the same names, in the same moment. Otherwise it refuses
    /// them: lines would count twice.
    /// </summary>
    public bool Replace { get; init; }
}

/// <summary>What lines are checked against; null where there is nothing to check against.</summary>
/// <param name="Entities">The codes of the group's companies.</param>
/// <param name="Accounts">The codes of the chart.</param>
/// <param name="From">The first day of the period the journals are of.</param>
/// <param name="To">Its last day.</param>
public sealed record JournalChecks(IReadOnlySet<string>? Entities, IReadOnlySet<string>? Accounts, DateOnly? From, DateOnly? To)
{
    public static readonly JournalChecks None = new(null, null, null, null);

    /// <summary>When an entity's document numbers begin again; within one such period a number names one document.</summary>
    public NumbersRestart NumbersRestart { get; init; } = NumbersRestart.Yearly;

    /// <summary>The first month of the fiscal year, for numbers that begin again with it.</summary>
    public int FirstMonth { get; init; } = 1;
}

public enum NumbersRestart
{
    Never,
    Yearly,
    Monthly,
}

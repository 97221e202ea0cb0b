namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A relation that was met at some positions: three lines, or places of lines, and which of several relations between them.</summary>
/// <remarks>A class, as are all keys of collections here: generic code over value types of our own cannot be compiled before the program starts.</remarks>
internal sealed class Met : IEquatable<Met>
{
    public int Kind { get; private set; }

    public int Result { get; private set; }

    public int First { get; private set; }

    public int Second { get; private set; }

    /// <summary>How often.</summary>
    public int Times { get; set; }

    public Met As(int kind, int result, int first, int second)
    {
        (Kind, Result, First, Second) = (kind, result, first, second);
        return this;
    }

    public bool Equals(Met? other) => other is not null && other.Kind == Kind && other.Result == Result && other.First == First && other.Second == Second;

    public override bool Equals(object? obj) => Equals(obj as Met);

    public override int GetHashCode() => unchecked((int)((((((Result * 0x9E3779B1L) + First) * 0x85EBCA6BL) + Second) * 0xC2B2AE35L) + Kind));
}

/// <summary>Counts at how many positions each relation was met.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Met, Met> all = [];

    /// <summary>What is looked for; it is kept where it is not found.</summary>
    private Met probe = new();

    public void Add(int kind, int result, int first, int second)
    {
        if (!all.TryGetValue(probe.As(kind, result, first, second), out var met))
        {
            (met, probe) = (probe, new());
            all.Add(met, met);
        }

        met.Times++;
    }

    /// <summary>The most often met of each group, groups in the order of their numbers.</summary>
    /// <param name="atLeast">Those met less often are left out.</param>
    /// <param name="groupOf">A number of the result and of whatever else parts groups.</param>
    /// <param name="equals">The order of those met equally often.</param>
    public List<Met> Most(int perGroup, int atLeast, Func<Met, long> groupOf, Comparison<Met> equals)
    {
        var sorted = new List<Met>(all.Count);
        foreach (var met in all.Values) { if (met.Times >= atLeast) { sorted.Add(met); } }
        sorted.Sort((a, b) => groupOf(a).CompareTo(groupOf(b)) is not 0 and var group
            ? group
            : b.Times.CompareTo(a.Times) is not 0 and var times ? times : equals(a, b));
        var (most, inGroup) = (new List<Met>(), 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            inGroup = i > 0 && groupOf(sorted[i]) == groupOf(sorted[i - 1]) ? inGroup + 1 : 1;
            if (inGroup <= perGroup) { most.Add(sorted[i]); }
        }

        return most;
    }
}

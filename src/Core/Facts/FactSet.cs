using System.Collections;

namespace Kessan.Core;

/// <summary>Facts by key, in the order they were added. One key has one fact.</summary>
public sealed class FactSet : IReadOnlyCollection<Fact>
{
    private readonly Dictionary<FactKey, Fact> byKey = [];
    private readonly List<Fact> inOrder = [];

    public int Count => inOrder.Count;

    public Fact? this[FactKey key] => byKey.GetValueOrDefault(key);

    /// <returns>False, and nothing changes, where the key already has a fact.</returns>
    public bool Add(Fact fact)
    {
        if (!byKey.TryAdd(fact.Key, fact)) { return false; }
        inOrder.Add(fact);
        return true;
    }

    public IEnumerator<Fact> GetEnumerator() => inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

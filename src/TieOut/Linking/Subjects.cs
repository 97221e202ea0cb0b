namespace Kessan.TieOut.Linking;

/// <summary>Lines that are the same subject, as sets that grow together.</summary>
public sealed class Subjects(IReadOnlyList<FactLine> lines)
{
    private readonly int[] parent = [.. Enumerable.Range(0, lines.Count)];
    private List<FactLine>[]? members;

    public IReadOnlyList<FactLine> Lines => lines;

    public int Of(FactLine line) => Root(line.Id);

    public void Join(FactLine a, FactLine b)
    {
        var (x, y) = (Root(a.Id), Root(b.Id));
        parent[Math.Max(x, y)] = Math.Min(x, y);
        members = null;
    }

    /// <summary>All lines of the subject of a line, itself included.</summary>
    public List<FactLine> SameAs(FactLine line)
    {
        members ??= Members();
        return members[line.Id];
    }

    private List<FactLine>[] Members()
    {
        var found = new List<FactLine>[lines.Count];
        foreach (var line in lines) { (found[line.Id] = found[Of(line)] ?? []).Add(line); }
        return found;
    }

    private int Root(int id)
    {
        while (parent[id] != id)
        {
            parent[id] = parent[parent[id]];
            id = parent[id];
        }

        return id;
    }
}

namespace Kessan.TieOut.Linking;

/// <summary>The facts of each line, and of all lines of its subject, in the order in which they were found.</summary>
internal sealed class FactsByLine
{
    private static readonly List<Fact> None = [];

    private readonly Subjects subjects;
    private readonly List<Fact>?[] ofLine;
    private readonly List<Fact>?[] ofSubject;

    public FactsByLine(Subjects subjects, IReadOnlyList<Fact> facts)
    {
        this.subjects = subjects;
        (ofLine, ofSubject) = (new List<Fact>?[subjects.Lines.Count], new List<Fact>?[subjects.Lines.Count]);
        foreach (var fact in facts)
        {
            (ofLine[fact.Line.Id] ??= []).Add(fact);
            (ofSubject[subjects.Of(fact.Line)] ??= []).Add(fact);
        }
    }

    public List<Fact> OfLine(FactLine line) => ofLine[line.Id] ?? None;

    public List<Fact> OfSubject(FactLine line) => ofSubject[subjects.Of(line)] ?? None;
}

using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Statements;

/// <summary>statements/*.yaml of a workspace: the definitions in order of file name, and the measures.</summary>
public sealed record DefinitionFiles(IReadOnlyList<StatementDefinition> Definitions, IReadOnlyList<Measure> Measures)
{
    private const string Measured = "measures.yaml";

    public static DefinitionFiles Read(string folder, FaultList faults)
    {
        var path = Path.Combine(folder, "statements");
        var names = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToArray() : [];
        var read = new (StatementDefinition? Definition, IReadOnlyList<Measure> Measures, FaultList Faults)[names.Length];
        Parallel.For(0, names.Length, i => read[i] = ReadOne(folder, names[i]));
        foreach (var file in read) { faults.AddRange(file.Faults.All); }
        var definitions = read.Select(r => r.Definition).OfType<StatementDefinition>().ToArray();
        RefuseRepetition(definitions, faults);
        return new(definitions, [.. read.SelectMany(r => r.Measures)]);
    }

    private static (StatementDefinition? Definition, IReadOnlyList<Measure> Measures, FaultList Faults) ReadOne(string folder, string name)
    {
        var (file, faults, findings) = ($"statements/{name}", new FaultList(), new List<Finding>());
        if (Utf8Text.Read(folder, file, faults) is not { } text) { return (null, [], faults); }
        var measures = name == Measured ? MeasureReader.Read(file, text, findings) : [];
        var definition = name == Measured ? null : StatementReader.Read(file, text, findings);
        faults.AddRange(findings);
        return (definition, measures, faults);
    }

    private static void RefuseRepetition(StatementDefinition[] definitions, FaultList faults)
    {
        foreach (var same in definitions.GroupBy(d => d.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add("ST004", "statement-defined-twice", new(same.Last().File), same.Key, "one file per statement",
                $"{same.First().File} defines a statement of that name too.", "Rename one of them.");
        }
    }
}

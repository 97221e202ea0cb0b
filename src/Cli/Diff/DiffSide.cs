using System.Globalization;
using System.Text.Json;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Diff;

/// <summary>A figure of a built document, as two builds are compared.</summary>
/// <param name="Key">Concept with members, kind and unit: what stays the same when the number or the period changes.</param>
/// <param name="Fact">The first fact it rests on.</param>
/// <param name="Text">As printed.</param>
internal sealed record DiffFigure(string Key, string Fact, string Text, string Place);

/// <summary>One document of a build: its figures in reading order, and the sentences of its wire text.</summary>
internal sealed record DiffDocument(string Name, IReadOnlyList<DiffFigure> Figures, IReadOnlyList<string> Sentences)
{
    public static DiffDocument Of(string name, RenderedDocument text) =>
        new(name, [.. text.Figures.Select(f => new DiffFigure(KeyOf(f.Figure.Facts[0].ToString(), f.Figure.Kind.ToString().ToLowerInvariant(),
            f.Figure.Fact.Key.Unit.Name), f.Figure.Facts[0].ToString(), f.Text, PlaceOf(text.File, f.Place)))], SentencesOf(text.Text));

    /// <param name="map">The map beside a wire text.</param>
    public static DiffDocument Read(string map)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(map));
        var file = json.RootElement.GetProperty("file").GetString()!;
        var figures = json.RootElement.GetProperty("figures").EnumerateArray().Select(f =>
        {
            var fact = f.GetProperty("facts")[0].GetString()!;
            var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{f.GetProperty("line").GetInt32()}:{f.GetProperty("column").GetInt32()}");
            return new DiffFigure(KeyOf(fact, f.GetProperty("kind").GetString()!, f.GetProperty("unit").GetString()!), fact, f.GetProperty("text").GetString()!,
                place);
        });
        return new(Path.GetFileNameWithoutExtension(file), [.. figures], SentencesOf(File.ReadAllText(Path.Combine(Path.GetDirectoryName(map)!, file))));
    }

    private static string KeyOf(string fact, string kind, string unit) => $"{fact.Split(' ')[0]} {kind} {unit}";

    private static string PlaceOf(string file, FigurePlace place) =>
        place is TextPlace at ? string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}:{at.Column}") : file;

    // Lines of tables are indented; a paragraph is one line.
    private static string[] SentencesOf(string text) =>
        [.. text.Split('\n')
            .Where(l => l.Length > 0 && l[0] != ' ')
            .SelectMany(l => l.Replace("。", "。\n", StringComparison.Ordinal)
                .Replace(". ", ".\n", StringComparison.Ordinal)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}

/// <summary>The documents of one side of a comparison, or why there are none.</summary>
internal sealed record DiffSide(IReadOnlyList<DiffDocument> Documents, IReadOnlyList<Finding> Faults)
{
    /// <summary>A folder that a build wrote.</summary>
    public static DiffSide OfFolder(string folder)
    {
        string[] maps = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.txt.map.json").Order(StringComparer.Ordinal)] : [];
        return maps.Length > 0
            ? new([.. maps.Select(DiffDocument.Read)], [])
            : new([], [new("WS146", "no-build", Severity.Fault, new Place(folder), "This is no folder that a build wrote with its wire texts.")
        {
            Expected = "a folder with NAME.txt and NAME.txt.map.json", Remedy = "Name the output folders of two builds, or two periods and --workspace.",
        }]);
    }

    /// <summary>The documents of any period, written for one.</summary>
    public static DiffSide OfPeriod(StatedBooks books, IReadOnlyList<string> documents, string period)
    {
        var build = WorkspaceBuild.Of(books, new(documents, new HashSet<OutputFormat> { OutputFormat.Text }, period), _ => true, _ => { });
        return new([.. build.Documents.Select(d => DiffDocument.Of(Path.GetFileNameWithoutExtension(d.Plan.Source.Markdown.File), d.Formats[0]))],
            build.Unusable ? build.Findings : []);
    }
}

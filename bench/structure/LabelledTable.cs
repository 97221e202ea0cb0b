using System.IO.Compression;
using System.Text.Json;

namespace Kessan.Bench.Structure;

/// <summary>A table with the aggregations that people marked in it.</summary>
internal sealed record LabelledTable(string FileName, string TableId, IReadOnlyList<string[]> Cells, IReadOnlyList<RawAggregation> Labels)
{
    public static List<LabelledTable> Read(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var tables = new List<LabelledTable>();
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            tables.Add(new(
                root.GetProperty("file_name").GetString()!,
                root.GetProperty("table_id").GetString()!,
                [.. root.GetProperty("table_array").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetString() ?? "").ToArray())],
                [.. root.GetProperty("aggregation_annotations").EnumerateArray().Select(RawAggregation.OfLabel)]));
        }

        return tables;
    }

    /// <summary>Whether the cell holds no digit: an empty cell or a mark for one.</summary>
    public bool IsEmpty((int Row, int Column) cell) => !Cells[cell.Row][cell.Column].Any(char.IsDigit);
}

/// <summary>What the program printed for a table.</summary>
internal sealed record FoundTable(string FileName, string TableId, IReadOnlyList<RawAggregation> Relations)
{
    public static List<FoundTable> Read(string path)
    {
        var tables = new List<FoundTable>();
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            tables.Add(new(
                root.GetProperty("file_name").GetString()!,
                root.GetProperty("table_id").GetString()!,
                [.. root.GetProperty("relations").EnumerateArray().Select(RawAggregation.OfRelation)]));
        }

        return tables;
    }
}

internal sealed record RawAggregation(string Operator, (int Row, int Column) Result, IReadOnlyList<(int Row, int Column)> Inputs)
{
    public static RawAggregation OfLabel(JsonElement label) => new(
        label.GetProperty("operator").GetString() switch
        {
            "Sum" => "sum",
            "Average" => "average",
            "Division" => "ratio",
            "RelativeChange" => "change",
            var other => other!,
        },
        Cell(label.GetProperty("aggregator_index")),
        [.. label.GetProperty("aggregatee_indices").EnumerateArray().Select(Cell)]);

    public static RawAggregation OfRelation(JsonElement relation) => new(
        relation.GetProperty("operator").GetString()!,
        Cell(relation.GetProperty("result")),
        [.. relation.GetProperty("inputs").EnumerateArray().Select(Cell)]);

    private static (int Row, int Column) Cell(JsonElement pair) => (pair[0].GetInt32(), pair[1].GetInt32());
}

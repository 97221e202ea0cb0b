using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>A table as a file holds it: the texts of its cells, and the names the file gives it.</summary>
/// <param name="FileName">The file the table came from: its own statement, or the path.</param>
/// <param name="TableId">Which of the file's tables it is; empty where there is one only.</param>
/// <param name="Cells">The rows, each with its cells.</param>
public sealed record NamedTable(string FileName, string TableId, IReadOnlyList<IReadOnlyList<string>> Cells);

/// <summary>
/// Reads tables: one from a CSV file, or one per line from JSON lines (plain or gzip) with <c>table_array</c>, <c>file_name</c> and
/// <c>table_id</c>. Every other property of a line is passed over unread.
/// </summary>
public static class TableFile
{
    /// <summary>A compressed file may not unfold to more than this.</summary>
    private const int LargestContent = 1 << 29;

    /// <exception cref="TableFileException">The content is not what its name says, with the line.</exception>
    public static IReadOnlyList<NamedTable> Read(InputFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = file.Path;
        if (path.EndsWith(".jl.gz", StringComparison.OrdinalIgnoreCase)) { return Lines(path, Unfold(file.Content)); }
        if (path.EndsWith(".jl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return Lines(path, file.Content);
        }
        return [new(path, "", CommaSeparated.Read(Decode(file.Content.Span)))];
    }

    private static ReadOnlyMemory<byte> Unfold(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var unfolded = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (var read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                if (unfolded.Length + read > LargestContent) { throw new TableFileException(0, $"It unfolds to more than {LargestContent >> 20} MB."); }
                unfolded.Write(buffer, 0, read);
            }

            return unfolded.GetBuffer().AsMemory(0, (int)unfolded.Length);
        }
        catch (InvalidDataException damaged)
        {
            throw new TableFileException(0, "It is not a whole gzip file.", damaged);
        }
    }

    private static List<NamedTable> Lines(string path, ReadOnlyMemory<byte> content)
    {
        var slices = new List<(int Number, ReadOnlyMemory<byte> Text)>();
        for (var (start, number) = (0, 1); start < content.Length; number++)
        {
            var length = content.Span[start..].IndexOf((byte)'\n');
            var end = length < 0 ? content.Length : start + length;
            if (!IsBlank(content.Span[start..end])) { slices.Add((number, content[start..end])); }
            start = end + 1;
        }

        var tables = new NamedTable[slices.Count];
        var faults = new TableFileException?[slices.Count];
        Parallel.For(0, slices.Count, i =>
        {
            try { tables[i] = Line(path, slices[i].Text.Span); }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
            {
                faults[i] = new(slices[i].Number, "The line is not a table in JSON.", wrong);
            }
        });
        return faults.FirstOrDefault(fault => fault is not null) is { } first ? throw first : [.. tables];
    }

    private static NamedTable Line(string path, ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var (name, id) = (path, "");
        var cells = new List<IReadOnlyList<string>>();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) { throw new JsonException(); }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isName, isId, isTable) = (reader.ValueTextEquals("file_name"), reader.ValueTextEquals("table_id"), reader.ValueTextEquals("table_array"));
            reader.Read();
            if (isName) { name = reader.GetString() ?? path; }
            else if (isId) { id = reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString() ?? ""; }
            else if (isTable) { Cells(ref reader, cells); }
            else { reader.Skip(); }
        }

        return new(name, id, cells);
    }

    private static void Cells(ref Utf8JsonReader reader, List<IReadOnlyList<string>> cells)
    {
        if (reader.TokenType != JsonTokenType.StartArray) { throw new JsonException(); }
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var row = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                row.Add(reader.TokenType switch
                {
                    JsonTokenType.Null => "",
                    JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                    _ => reader.GetString() ?? "",
                });
            }

            cells.Add(row);
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    /// <summary>UTF-8 where it is that, else the Western code page that statistical offices still publish in.</summary>
    private static string Decode(ReadOnlySpan<byte> content)
    {
        try { return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\ufeff'); }
        catch (DecoderFallbackException) { return Encoding.Latin1.GetString(content); }
    }
}

/// <summary>A table file that cannot be used.</summary>
public sealed class TableFileException : Exception
{
    public TableFileException()
    {
    }

    public TableFileException(string message)
        : base(message)
    {
    }

    public TableFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal TableFileException(int line, string message, Exception? inner = null)
        : base(message, inner) => Line = line;

    /// <summary>The line, counted from 1; 0 where the whole file is meant.</summary>
    public int Line { get; }
}

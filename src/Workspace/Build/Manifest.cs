using System.Text.Json;

namespace Kessan.Workspace.Build;

/// <summary>
/// What a build read and wrote, by SHA-256, in order of name, and how its documents came out: two builds with the same manifest are the same build. It holds no
/// time and no absolute path.
/// </summary>
/// <param name="Request">What was asked for, in words: documents, period, formats.</param>
/// <param name="HasFindings">Whether the books had anything to report.</param>
public sealed record Manifest(string Request, bool HasFindings, IReadOnlyList<KeyValuePair<string, string>> Inputs, IReadOnlyList<DocumentRecord> Documents,
    IReadOnlyList<KeyValuePair<string, string>> Outputs)
{
    public const string FileName = "manifest.json";

    /// <summary>2 since documents are listed one by one.</summary>
    private const int SchemaVersion = 2;

    /// <summary>Of a run that writes no documents: what went in and what came out.</summary>
    public static Manifest Of(IEnumerable<OutputFile> inputs, IEnumerable<OutputFile> outputs) => new("", false, Hashed(inputs), [], Hashed(outputs));

    /// <summary>A release with an exception must not go out.</summary>
    public bool IsPublishable => Documents.All(d => d.IsPublishable);

    public OutputFile Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("request", Request);
            json.WriteBoolean("publishable", IsPublishable);
            json.WriteBoolean("findings", HasFindings);
            json.WriteStartArray("documents");
            foreach (var document in Documents) { Write(json, document); }
            json.WriteEndArray();
            WriteHashes(json, "inputs", Inputs);
            WriteHashes(json, "outputs", Outputs);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return new OutputFile(FileName, buffer.ToArray());
    }

    /// <summary>Null where it is none, or one of another version.</summary>
    public static Manifest? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            return root.GetProperty("schemaVersion").GetInt32() != SchemaVersion ? null : new(
                root.GetProperty("request").GetString()!, root.GetProperty("findings").GetBoolean(), Hashes(root.GetProperty("inputs")),
                [.. root.GetProperty("documents").EnumerateArray().Select(ReadDocument)], Hashes(root.GetProperty("outputs")));
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, DocumentRecord document)
    {
        json.WriteStartObject();
        json.WriteString("name", document.Name);
        json.WriteString("period", document.Period);
        json.WriteBoolean("publishable", document.IsPublishable);
        json.WriteBoolean("clean", document.IsClean);
        json.WriteString("inputs", document.Inputs);
        json.WriteStartArray("checked");
        foreach (var file in document.Checked)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File);
            json.WriteNumber("figures", file.Figures);
            json.WriteNumber("tied", file.Tied);
            json.WriteNumber("exceptions", file.Exceptions);
            json.WriteNumber("untied", file.Untied);
            json.WriteNumber("notes", file.Notes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteHashes(json, "outputs", document.Outputs);
        json.WriteEndObject();
    }

    private static DocumentRecord ReadDocument(JsonElement document) => new(
        document.GetProperty("name").GetString()!, document.GetProperty("period").GetString()!, document.GetProperty("inputs").GetString()!,
        document.GetProperty("publishable").GetBoolean(), document.GetProperty("clean").GetBoolean(),
        [.. document.GetProperty("checked").EnumerateArray().Select(c => new CheckedFile(
            c.GetProperty("file").GetString()!, c.GetProperty("figures").GetInt32(), c.GetProperty("tied").GetInt32(), c.GetProperty("exceptions").GetInt32(),
            c.GetProperty("untied").GetInt32(), c.GetProperty("notes").GetInt32()))],
        Hashes(document.GetProperty("outputs")));

    private static KeyValuePair<string, string>[] Hashed(IEnumerable<OutputFile> files) =>
        [.. files.Select(f => KeyValuePair.Create(f.Name, InputHashes.Of(f.Content.Span)))];

    private static KeyValuePair<string, string>[] Hashes(JsonElement files) =>
        [.. files.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value.GetString() ?? ""))];

    private static void WriteHashes(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> files)
    {
        json.WriteStartObject(name);
        foreach (var (file, hash) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) { json.WriteString(file, hash); }
        json.WriteEndObject();
    }
}

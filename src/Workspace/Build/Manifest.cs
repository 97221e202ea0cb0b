using System.Security.Cryptography;
using System.Text.Json;

namespace Kessan.Workspace.Build;

/// <summary>
/// What a build read and wrote, by SHA-256, in order of name: two builds with the same manifest are the same build. It holds no time and no absolute path.
/// </summary>
public static class Manifest
{
    public const string FileName = "manifest.json";

    public static OutputFile Of(IEnumerable<OutputFile> inputs, IEnumerable<OutputFile> outputs)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            WriteHashes(json, "inputs", inputs);
            WriteHashes(json, "outputs", outputs);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return new OutputFile(FileName, buffer.ToArray());
    }

    private static void WriteHashes(Utf8JsonWriter json, string name, IEnumerable<OutputFile> files)
    {
        json.WriteStartObject(name);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            json.WriteString(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
        }

        json.WriteEndObject();
    }
}

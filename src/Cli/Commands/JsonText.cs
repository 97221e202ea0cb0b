using System.Text.Json;

namespace Kessan.Cli.Commands;

/// <summary>A string of a JSON file (RFC 8259), with its quotation marks.</summary>
internal static class JsonText
{
    public static string Of(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}

using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>A definition file as read: its name for people, its text, and where each character stands.</summary>
/// <param name="file">Relative to the workspace, with forward slashes.</param>
public sealed class SourceText(string file, string text)
{
    private readonly Lazy<(int Start, int CodePoints)[]> lines = new(() => [.. Lines(text)]);

    private readonly Lazy<ParsedYaml> yaml = new(() => ParsedYaml.Of(text));

    public string File { get; } = file;

    /// <summary>The text as YAML, parsed once however many documents use it.</summary>
    internal ParsedYaml Yaml => yaml.Value;

    public string Text { get; } = text;

    /// <summary>The place of a UTF-16 offset, with line, column and offset in code points.</summary>
    public Place PlaceAt(int offset, int length = 0)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineOf(offset);
        var (start, before) = lines.Value[line];
        var column = CodePoints(start, offset);
        return new(File, line + 1, column + 1)
        {
            Offset = before + column,
            Length = length > 0 ? CodePoints(offset, Math.Min(offset + length, Text.Length)) : null,
        };
    }

    private int LineOf(int offset)
    {
        var (low, high) = (0, lines.Value.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (lines.Value[middle].Start <= offset) { low = middle; }
            else { high = middle - 1; }
        }

        return low;
    }

    private int CodePoints(int from, int to)
    {
        var count = 0;
        foreach (var c in Text.AsSpan(from, to - from)) { count += char.IsLowSurrogate(c) ? 0 : 1; }
        return count;
    }

    /// <summary>Where each line begins, in UTF-16 and in code points.</summary>
    private static IEnumerable<(int Start, int CodePoints)> Lines(string text)
    {
        yield return (0, 0);
        var codePoints = 0;
        for (var i = 0; i < text.Length; i++)
        {
            codePoints += char.IsLowSurrogate(text[i]) ? 0 : 1;
            if (text[i] == '\n') { yield return (i + 1, codePoints); }
        }
    }
}

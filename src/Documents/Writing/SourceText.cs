using Kessan.Core;

namespace Kessan.Documents;

/// <summary>A definition file as read: its name for people, its text, and where each character stands.</summary>
/// <param name="file">Relative to the workspace, with forward slashes.</param>
public sealed class SourceText(string file, string text)
{
    private int[]? lineStarts;

    public string File { get; } = file;

    public string Text { get; } = text;

    /// <summary>The place of a UTF-16 offset, with line, column and offset in code points.</summary>
    public Place PlaceAt(int offset, int length = 0)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineOf(offset);
        return new(File, line + 1, CodePoints(lineStarts![line], offset) + 1)
        {
            Offset = CodePoints(0, offset),
            Length = length > 0 ? CodePoints(offset, Math.Min(offset + length, Text.Length)) : null,
        };
    }

    private int LineOf(int offset)
    {
        lineStarts ??= [0, .. Enumerable.Range(0, Text.Length).Where(i => Text[i] == '\n').Select(i => i + 1)];
        var at = Array.BinarySearch(lineStarts, offset);
        return at >= 0 ? at : ~at - 1;
    }

    private int CodePoints(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++) { if (!char.IsLowSurrogate(Text[i])) { count++; } }
        return count;
    }
}

using System.Text;

namespace Kessan.TieOut.Reading.Html;

/// <summary>Text with its blanks and line ends, and the place of each character.</summary>
internal sealed class VerbatimBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<PassagePiece> pieces = [];

    public void Append(string source, int start, int end, bool decode)
    {
        for (var i = start; i < end;)
        {
            var next = decode ? source.AsSpan(i, end - i).IndexOf('&') : -1;
            var stop = next < 0 ? end : i + next;
            Add(source.AsSpan(i, stop - i), i, stop - i);
            if (stop == end) { return; }
            var (length, decoded) = EntityReader.Decode(source.AsSpan(stop, end - stop));
            Add(length == 0 ? "&" : decoded == "\u00A0" ? " " : decoded, stop, Math.Max(1, length));
            i = stop + Math.Max(1, length);
        }
    }

    public Passage Take() => new(text.ToString(), [.. pieces], markup: true);

    private void Add(ReadOnlySpan<char> run, int start, int length)
    {
        if (run.IsEmpty) { return; }
        pieces.Add(new(text.Length, run.Length, start, length));
        text.Append(run);
    }
}

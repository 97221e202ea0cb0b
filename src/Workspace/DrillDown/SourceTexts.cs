using System.Text;

namespace Kessan.Workspace.DrillDown;

/// <summary>The files of a workspace that traces end in, with their text where it is text and short enough to travel in a page.</summary>
internal sealed class SourceTexts(string folder)
{
    /// <summary>Bytes. A trial balance has some kilobytes; a journal of a million lines is named, not carried.</summary>
    private const int Longest = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Name, string? Text)> taken = [];

    /// <summary>In the order in which they were first named.</summary>
    public IReadOnlyList<(string Name, string? Text)> Taken => taken;

    /// <param name="name">As findings name it, below the workspace.</param>
    public int Take(string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers[name] = number = taken.Count;
            taken.Add((name, Read(Path.Combine(folder, name))));
        }

        return number;
    }

    private static string? Read(string path)
    {
        if (Path.GetExtension(path) is not (".csv" or ".tsv" or ".yaml" or ".yml" or ".txt" or ".md")) { return null; }
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > Longest) { return null; }
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

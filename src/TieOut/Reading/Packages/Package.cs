using System.IO.Compression;
using System.Text;

namespace Kessan.TieOut.Reading.Packages;

/// <summary>
/// The parts of an Office Open XML file (ECMA-376, a ZIP of XML). Sizes are held to bounds before anything is unpacked: a few kilobytes that unpack to
/// gigabytes are refused.
/// </summary>
internal sealed class Package : IDisposable
{
    private const long LargestPart = 64L << 20;
    private const int MostParts = 20_000;
    private const int HighestRatio = 400;
    private const long SmallPart = 4L << 20;

    private readonly ZipArchive archive;

    private Package(ZipArchive archive) => this.archive = archive;

    public IEnumerable<string> Names => archive.Entries.Select(e => e.FullName);

    /// <returns>The package, or why it is none.</returns>
    public static (Package? Package, string? Fault) Open(byte[] content)
    {
        ZipArchive? opened = null;
        int parts;
        try
        {
            opened = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            // The directory is read only when it is asked for, and may be damaged where the end of the file is sound.
            parts = opened.Entries.Count;
        }
        catch (InvalidDataException)
        {
            opened?.Dispose();
            return (null, "The ZIP package is damaged or cut off.");
        }

        if (parts <= MostParts) { return (new(opened), null); }
        opened.Dispose();
        return (null, "The ZIP package holds more parts than any document does.");
    }

    public bool Has(string name) => archive.GetEntry(name) is not null;

    /// <summary>The text of a part; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The part is damaged, or unpacks to more than a document can hold.</exception>
    public string? Read(string name)
    {
        if (archive.GetEntry(name) is not { } entry) { return null; }
        if (entry.Length > LargestPart || (entry.Length > SmallPart && entry.Length > HighestRatio * Math.Max(1L, entry.CompressedLength)))
        {
            throw new InvalidDataException(TooLarge(name));
        }
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = new StringBuilder();
        var buffer = new char[32768];
        for (var count = reader.Read(buffer, 0, buffer.Length); count > 0; count = reader.Read(buffer, 0, buffer.Length))
        {
            text.Append(buffer, 0, count);
            if (text.Length > LargestPart) { throw new InvalidDataException(TooLarge(name)); }
        }

        return text.ToString();
    }

    public void Dispose() => archive.Dispose();

    private static string TooLarge(string name) => $"The part {name} of the package unpacks to more than a document holds.";
}

using System.IO.Compression;
using System.IO.Packaging;
using DocumentFormat.OpenXml.Packaging;

namespace Kessan.Documents;

/// <summary>
/// An Office file whose bytes depend on its content only: entries in the order of their names behind the content types, all of the first day that a ZIP
/// archive can name.
/// </summary>
internal static class FixedPackage
{
    private static readonly DateTimeOffset FirstDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="create">Opens the package on a stream.</param>
    /// <param name="fill">Adds the parts, each with a relationship name of its own (the library would draw one by chance).</param>
    public static byte[] Write<T>(Func<Stream, T> create, Action<T> fill)
        where T : OpenXmlPackage
    {
        using var buffer = new MemoryStream();
        using (var package = create(buffer))
        {
            // It is packed below, once.
            package.CompressionOption = CompressionOption.NotCompressed;
            fill(package);
        }

        buffer.Position = 0;
        return Repacked(buffer);
    }

    private static byte[] Repacked(Stream written)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                Copy(entry, to);
            }
        }

        return result.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchive to)
    {
        var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = FirstDay;
        using var target = copy.Open();
        using var source = entry.Open();
        source.CopyTo(target);
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Kessan.Documents;
using Kessan.TieOut;
using Kessan.TieOut.Books;

namespace Kessan.Cli.Builds;

/// <summary>
/// Workbooks of one period are often the same in every sheet, those of two announcements of it in one language: finished files that differ in nothing but the
/// title among their properties read the same, and are tied out once. Every part of each is opened for it; what is found, if anything, is found in each file
/// for itself.
/// </summary>
internal static class EqualReadings
{
    private const string Workbook = ".xlsx", Properties = "docProps/core.xml";

    /// <summary>For each file the first that reads as it does: itself, or one before it.</summary>
    public static int[] Of(IReadOnlyList<RenderedDocument> files)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var contents = files.AsParallel().AsOrdered().Select(ContentOf).ToArray();
        return [.. contents.Select((content, at) => content is null
            ? at
            : first.TryGetValue(content, out var same) && SameBooks(files[same], files[at]) ? same : first[content] = at)];
    }

    /// <summary>The reading of an equal file as that of another; null where there is something to report, which names its file.</summary>
    public static CheckedDocument? As(CheckedDocument read, string path) =>
        read.Fault is null && read.Findings.Count == 0 ? read with { Path = path } : null;

    /// <summary>Null for what is never the same: every other format prints its title.</summary>
    private static string? ContentOf(RenderedDocument file)
    {
        if (!file.File.EndsWith(Workbook, StringComparison.Ordinal)) { return null; }
        using var zip = new ZipArchive(new MemoryStream(file.Content.ToArray()), ZipArchiveMode.Read);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in zip.Entries.Where(e => e.FullName != Properties))
        {
            using var part = entry.Open();
            using var content = new MemoryStream();
            part.CopyTo(content);
            digest.AppendData(Encoding.UTF8.GetBytes($"{entry.FullName}\n{FormattableString.Invariant($"{content.Length}")}\n"));
            digest.AppendData(content.GetBuffer(), 0, (int)content.Length);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static bool SameBooks(RenderedDocument one, RenderedDocument other) => BookedOf(one).SequenceEqual(BookedOf(other));

    private static IEnumerable<BookedFigure> BookedOf(RenderedDocument file) => Commands.BookedFigures.Of(file);
}

using Kessan.Core;
using Kessan.TieOut.Books;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut;

/// <summary>
/// Ties out documents: reads them, finds their figures, and checks each against the rest of its own document. Documents are
/// independent of each other and are checked in parallel; the results stand in the order of the input.
/// </summary>
public static class Checker
{
    /// <exception cref="OperationCanceledException">The documents are not wanted any more.</exception>
    public static CheckReport CheckFiles(IReadOnlyList<InputFile> files, CheckOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        options = (options ?? CheckOptions.None) with { Cancellation = cancellation };
        var results = new CheckedDocument[files.Count];
        if (files.Count == 1) { results[0] = Check(files[0], options); }
        else { Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, i => results[i] = Check(files[i], options)); }
        return new(results);
    }

    public static CheckedDocument Check(InputFile file, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (document, fault) = DocumentReader.Read(file.Path, file.Content);
        if (document is null) { return Unusable(file.Path, fault!); }
        return file.Booked.Count == 0
            ? DocumentCheck.Run(document, options)
            : BooksAgreement.Apply(DocumentCheck.Run(document, (options ?? CheckOptions.None) with { IsBooked = true }), file.Booked);
    }

    /// <summary>Reads a document that others are held against; the fault where it cannot be used.</summary>
    public static (EarlierDocument? Earlier, Finding? Fault) ReadEarlier(InputFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (document, fault) = DocumentReader.Read(file.Path, file.Content);
        return document is null ? (null, Unusable(file.Path, fault!).Fault) : (EarlierDocument.Of(FigureCollector.Collect(document)), null);
    }

    private static CheckedDocument Unusable(string path, string reason) =>
        new(path, null, [], [],
            new Finding("TO001", "input-cannot-be-used", Severity.Fault, new Place(path), reason)
            {
                Remedy = "Give the release as text, HTML, PDF, DOCX, PPTX or XLSX."
            });
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kessan.TieOut.Reading.Pdf;

/// <summary>
/// Runs poppler's pdftotext, which takes the words of a PDF with their boxes. It reads from standard input, so that nothing is written to disk, and
/// it is ended after a minute.
/// </summary>
internal static class PdfToText
{
    private const int MostCharacters = 200_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Missing =
        "A PDF is read with pdftotext, which is not installed: sudo apt-get install poppler-utils (Debian, Ubuntu), brew install poppler (macOS), winget install poppler (Windows).";

    /// <returns>The layout as XHTML, or why there is none.</returns>
    public static (string? Layout, string? Fault) Run(ReadOnlyMemory<byte> pdf)
    {
        try { using var process = Process.Start(Command())!; return Read(process, pdf); }
        catch (Win32Exception) { return (null, Missing); }
    }

    private static ProcessStartInfo Command() => new("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-", "-"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        UseShellExecute = false,
    };

    private static (string? Layout, string? Fault) Read(Process process, ReadOnlyMemory<byte> pdf)
    {
        using var stop = new CancellationTokenSource(Patience);
        var output = ReadToEnd(process.StandardOutput, stop.Token);
        var errors = process.StandardError.ReadToEndAsync(stop.Token);
        var input = WriteAll(process, pdf, stop.Token);
        try
        {
            Task.WaitAll([input, output, errors], stop.Token);
            process.WaitForExit(1_000);
        }
        catch (Exception late) when (late is OperationCanceledException or AggregateException)
        {
            if (!process.HasExited) { process.Kill(entireProcessTree: true); }
            return (null, "The PDF could not be read within a minute; it may be damaged or made to be slow.");
        }

        if (output.Result is not { } layout) { process.Kill(entireProcessTree: true); return (null, "The PDF holds more text than any announcement does."); }
        return layout.Contains("<page", StringComparison.Ordinal) ? (layout, null) : (null, Why(errors.Result));
    }

    /// <summary>A broken pipe says that the program has read enough or given up: what it printed tells which.</summary>
    private static async Task WriteAll(Process process, ReadOnlyMemory<byte> pdf, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(pdf, stop).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static async Task<string?> ReadToEnd(StreamReader reader, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new char[65536];
        while (await reader.ReadAsync(buffer, stop).ConfigureAwait(false) is > 0 and var count)
        {
            text.Append(buffer, 0, count);
            if (text.Length > MostCharacters) { return null; }
        }

        return text.ToString();
    }

    private static string Why(string errors)
    {
        var first = errors.AsSpan().Trim();
        var end = first.IndexOf('\n');
        return first.IsEmpty ? "The PDF holds no pages." : $"The PDF cannot be read: {(end < 0 ? first : first[..end]).Trim().ToString()}.";
    }
}

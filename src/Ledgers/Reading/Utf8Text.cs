using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Kessan.Ledgers;

/// <summary>
/// Reads a file of the workspace as UTF-8, and says what it probably is where it is not: UTF-16 (a spreadsheet's "Unicode text") or Shift-JIS
/// (a Japanese spreadsheet's CSV) are what people have. Nothing is guessed and read on.
/// </summary>
public static class Utf8Text
{
    /// <param name="folder">The workspace.</param>
    /// <param name="file">Relative to it, with forward slashes.</param>
    /// <returns>The text without its byte order mark, or null after reporting a missing file (WS101) or wrong encoding (WS102).</returns>
    public static string? Read(string folder, string file, FaultList faults)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "no file" : "a file that cannot be opened";
            faults.Add("WS101", "missing-file", new(file), reason, file, "The workspace needs this file.",
                "Add it; docs/reference/workspace.md says what stands in it.");
            return null;
        }

        var body = bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        if (Utf8.IsValid(body) && !body.Contains((byte)0)) { return Encoding.UTF8.GetString(body); }
        Report(bytes, file, faults);
        return null;
    }

    private static void Report(ReadOnlySpan<byte> bytes, string file, FaultList faults)
    {
        var (encoding, offset) = Recognise(bytes);
        var line = 1 + bytes[..offset].Count((byte)'\n');
        var found = string.Create(CultureInfo.InvariantCulture, $"{encoding}: byte 0x{bytes[offset]:X2} at offset {offset}");
        faults.Add(
            "WS102", "wrong-encoding", new(file, line), found, "UTF-8", $"The file is not UTF-8; it is probably {encoding}.",
            $"Save it as UTF-8 (from {encoding}).");
    }

    private static (string Name, int Offset) Recognise(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) { return ("UTF-16 little-endian", 0); }
        if (bytes is [0xFE, 0xFF, ..]) { return ("UTF-16 big-endian", 0); }
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0) { return (zero % 2 == 1 ? "UTF-16 little-endian" : "UTF-16 big-endian", zero); }
        var offset = FirstInvalid(bytes);
        return (IsShiftJis(bytes) ? "Shift-JIS" : "a single-byte encoding such as Windows-1252", offset);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }
        return Math.Min(offset, bytes.Length - 1);
    }

    // JIS X 0208 in Shift-JIS: a lead byte 81-9F or E0-FC, then 40-7E or 80-FC; A1-DF alone are half-width kana. Kana and the common kanji lead with 81-9F; a
    // text without one, such as M, FC, l, l, e, r, is a word of a European language whose accented letters (E0-FC) happen to stand before others.
    private static bool IsShiftJis(ReadOnlySpan<byte> bytes)
    {
        var pairs = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < 0x80 or (>= 0xA1 and <= 0xDF)) { continue; }
            if (bytes[i] is 0x80 or 0xA0 or > 0xFC) { return false; }
            var common = bytes[i] <= 0x9F;
            if (++i >= bytes.Length || bytes[i] is < 0x40 or 0x7F or > 0xFC) { return false; }
            if (common) { pairs++; }
        }

        return pairs > 0;
    }
}

using System.Text;

namespace Kessan.TieOut.Reading;

/// <summary>
/// Bytes to text. A byte order mark decides; else valid UTF-8, zero bytes at every other place (UTF-16), the character set that the
/// page declares, the two-byte patterns of EUC-JP or Shift-JIS, or Windows-1252. The BOM stays in the text: offsets count it.
/// </summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or why the bytes are none.</returns>
    public static (string? Text, string? Fault) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) { return (null, "The file is empty; a release in text form was expected."); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) { return (Encoding.Unicode.GetString(bytes), null); }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) { return (Encoding.BigEndianUnicode.GetString(bytes), null); }
        if (Utf16WithoutMark(bytes) is { } utf16) { return (utf16.GetString(bytes), null); }
        if (LooksBinary(bytes)) { return (null, Describe(bytes)); }
        var text = DecodeJis(bytes) ?? DecodeUtf8(bytes) ?? DecodeLegacy(bytes);
        return text.AsSpan().Trim('\uFEFF').IsWhiteSpace() ? (null, "The file holds only blanks; a release in text form was expected.") : (text, null);
    }

    private static string? DecodeUtf8(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8.GetString(bytes) : null;

    /// <summary>ISO-2022-JP: seven bits, Japanese between escape sequences.</summary>
    private static string? DecodeJis(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\u001B$B"u8) < 0 && bytes.IndexOf("\u001B$@"u8) < 0) { return null; }
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(50220).GetString(bytes);
    }

    private static string DecodeLegacy(ReadOnlySpan<byte> bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return (DeclaredCharset.Of(bytes) ?? Encoding.GetEncoding(LooksLikeEucJp(bytes) ? 51932 : LooksLikeShiftJis(bytes) ? 932 : 1252)).GetString(bytes);
    }

    /// <summary>Only bytes of pairs between A1 and FE (half-width kana behind 8E), kana among them.</summary>
    private static bool LooksLikeEucJp(ReadOnlySpan<byte> bytes)
    {
        var kana = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) { continue; }
            if (bytes[i] is not (>= 0xA1 and <= 0xFE or 0x8E) || i + 1 >= bytes.Length || bytes[i + 1] is not (>= 0xA1 and <= 0xFE)) { return false; }
            if (bytes[i] is 0xA4 or 0xA5) { kana++; }
            i++;
        }

        return kana > 0;
    }

    /// <summary>Text in UTF-16 without a mark: nearly every second byte of Latin text is zero, always on the same side.</summary>
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (sample.Length < 4) { return null; }
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0) { if (i % 2 == 0) { even++; } else { odd++; } }
        }

        var pairs = sample.Length / 2;
        if (odd * 10 > pairs * 7 && even == 0) { return Encoding.Unicode; }
        return even * 10 > pairs * 7 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF"u8) || bytes.StartsWith("PK\x03\x04"u8)) { return true; }
        var sample = bytes[..Math.Min(bytes.Length, 65536)];
        if (bytes.Contains((byte)0)) { return true; }
        var controls = 0;
        foreach (var b in sample) { if (b < 32 && b is not (9 or 10 or 12 or 13 or 26 or 27)) { controls++; } }
        return controls * 50 > sample.Length;
    }

    private static string Describe(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF"u8) ? "The file is a PDF; text was expected."
        : bytes.StartsWith("PK\x03\x04"u8) ? "The file is a ZIP package (DOCX, XLSX or the like); text was expected."
        : "The file holds bytes that are no text in UTF-8, UTF-16, Shift-JIS or Windows-1252.";

    /// <summary>Every byte sequence is valid Shift-JIS, and at least one pair falls into kana or kanji.</summary>
    private static bool LooksLikeShiftJis(ReadOnlySpan<byte> bytes)
    {
        var japanese = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b < 0x80 || b is >= 0xA1 and <= 0xDF) { continue; }
            if (b is not (>= 0x81 and <= 0x9F or >= 0xE0 and <= 0xFC) || ++i >= bytes.Length) { return false; }
            var trail = bytes[i];
            if (trail is not (>= 0x40 and <= 0xFC) || trail == 0x7F) { return false; }
            if (b is 0x82 or 0x83 or >= 0x88 and <= 0x9F or >= 0xE0 and <= 0xEA) { japanese++; }
        }

        return japanese > 0;
    }
}

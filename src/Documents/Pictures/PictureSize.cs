using System.Buffers.Binary;

namespace Kessan.Documents;

/// <summary>
/// The size of a picture of dots, in pixels, as its first bytes say it (PNG: ISO/IEC 15948 §11.2.2; GIF89a §18; JPEG: ISO/IEC 10918-1 §B.2.2).
/// </summary>
public sealed record PictureSize(int Width, int Height)
{
    /// <summary>English Metric Units to a pixel of 1/96 inch.</summary>
    private const long OfPixel = 9_525;

    /// <returns>Null where the bytes are not those of such a picture.</returns>
    public static PictureSize? Of(string type, ReadOnlySpan<byte> content)
    {
        var size = type switch { "image/png" => OfPng(content), "image/gif" => OfGif(content), "image/jpeg" => OfJpeg(content), _ => null };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>Width and height in English Metric Units: as large as it is, but no larger than the room there is.</summary>
    public (long Width, long Height) Within(long width, long height)
    {
        var (wide, high) = (Width * OfPixel, Height * OfPixel);
        if (wide > width) { (wide, high) = (width, high * width / wide); }
        if (high > height) { (wide, high) = (wide * height / high, height); }
        return (Math.Max(1, wide), Math.Max(1, high));
    }

    private static PictureSize? OfPng(ReadOnlySpan<byte> content) =>
        content.Length >= 24 && content[0] == 0x89 && content[1..4].SequenceEqual("PNG"u8)
            ? new(BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
            : null;

    private static PictureSize? OfGif(ReadOnlySpan<byte> content) =>
        content.Length >= 10 && content.StartsWith("GIF8"u8)
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : null;

    /// <summary>Segments follow one another; the first start of a frame holds the size.</summary>
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) { return null; }
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }
            at += marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD7) ? marker == 0xFF ? 1 : 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return null;
    }
}

namespace Kessan.Ledgers.Journals.Reading;

/// <summary>Some bytes, then a stream: what was taken out of it to look at, put back.</summary>
internal sealed class JoinedStream(byte[] first, Stream rest) : ForwardStream
{
    private int given;

    public override int Read(Span<byte> buffer)
    {
        if (given == first.Length) { return rest.Read(buffer); }
        var count = Math.Min(buffer.Length, first.Length - given);
        first.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { rest.Dispose(); }
        base.Dispose(disposing);
    }
}

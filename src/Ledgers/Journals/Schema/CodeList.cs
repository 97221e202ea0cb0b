using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals;

/// <summary>The codes in one column of a CSV file: a chart's accounts, a group's companies.</summary>
public static class CodeList
{
    /// <exception cref="LedgerException">The file cannot be read, or has no such column.</exception>
    public static IReadOnlySet<string> Read(string file, string column)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw JournalFault.Missing(file, refused.Message);
        }

        var header = Header.Read(file, text, JournalSchema.Default);
        var at = header.Captions.Index()
            .Where(c => UsualCaptions.Normal(c.Item) == UsualCaptions.Normal(column))
            .Select(c => c.Index)
            .DefaultIfEmpty(-1)
            .First();
        if (at < 0) { throw JournalFault.Column(file, column, header.Captions); }
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (ReadOnlySpan<byte> rest = text.AsSpan(header.End); !rest.IsEmpty;)
        {
            var fields = Header.NextRecord(ref rest, header.Separator, (byte?)JournalSchema.Default.Quote);
            if (fields.Count > at && fields[at].Length > 0) { codes.Add(fields[at]); }
        }

        return codes;
    }
}

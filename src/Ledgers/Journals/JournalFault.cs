using System.Globalization;
using Kessan.Core;

namespace Kessan.Ledgers.Journals;

/// <summary>What makes a journal unusable as a whole: code, place, what was found, and what to do about it.</summary>
internal static class JournalFault
{
    public static LedgerException Missing(string file, string why) =>
        Of("LG508", "file-cannot-be-read", new(file), $"The file cannot be opened: {why}", "Check the path and the permissions.");

    public static LedgerException Empty(string file) =>
        Of("LG516", "file-is-empty", new(file), "The file holds no header.", "A journal begins with a row of captions.");

    public static LedgerException Column(string file, string field, IEnumerable<string> captions) =>
        Of("LG503", "column-is-missing", new(file, 1), $"No column holds the {field}.",
            $"Name it: --map \"{field}=CAPTION\"; or, where it is the same on every line, --set {field}=VALUE.",
            string.Join(" | ", captions), $"a column with the {field}");

    public static LedgerException CaptionTwice(string file, string caption) =>
        Of("LG503", "column-is-missing", new(file, 1), $"Two columns are called {caption}.", "Rename one of them in the header.", caption);

    public static LedgerException Quote(string file, long row, int column, string found, string message) =>
        Of("LG504", "broken-quote", new(file, ToLine(row), column), message,
            "Quotes belong at both ends of a field and are doubled inside it. If quotation marks mean nothing in this file: --quote none.", found);

    public static LedgerException Nul(string file, long row) =>
        Of("LG505", "nul-byte", new(file, ToLine(row)), "A NUL byte stands in this row: the file is damaged, or it is UTF-16 without a byte order mark.",
            "Export it again, or name its encoding: --encoding utf-16.");

    public static LedgerException Encoding(string file, long row, string expected) =>
        Of("LG506", "wrong-encoding", new(file, ToLine(row)), $"This row is not {expected} text.", "Name the encoding, for example --encoding shift_jis.");

    public static LedgerException UnknownEncoding(string file, string name) =>
        Of("LG506", "wrong-encoding", new(file), "There is no such encoding.", "utf-8, utf-16, shift_jis and euc-jp are usual names.", name);

    public static LedgerException Changed(string file, string what) =>
        Of("LG507", "file-changed-while-read", new(file), $"The file changed while it was read: {what}.",
            "Wait until whoever writes it is done, or read a copy.");

    public static LedgerException TooLong(string file, long row) =>
        Of("LG510", "record-too-long", new(file, ToLine(row)), $"The record that begins here does not end within {Reading.Block.LongestRecord / 1024} KiB.",
            "Is this a text file with one record a line?");

    public static LedgerException Damaged(string file, string kind, string why) =>
        Of("LG511", "damaged-file", new(file), $"The {kind} is damaged or not complete: {why}", "Copy or export it again.");

    public static LedgerException DiskFull(string folder, string why) =>
        Of("LG509", "no-space-for-spill", new(folder), $"What does not fit in memory could not be written to disk: {why}",
            "Free some space, or name a folder with more: --temp FOLDER.");

    public static LedgerException TooManyRejects(string file, long row, int limit) =>
        Of("LG513", "too-many-rejects", new(file, ToLine(row)), string.Create(CultureInfo.InvariantCulture, $"More than {limit} lines had to be rejected."),
            "The mapping of columns, the decimal sign or the order of dates is probably not the file's.");

    public static LedgerException UnknownDimension(string name, IEnumerable<string> known) =>
        Of("LG517", "unknown-dimension", new("balances"), "Balances cannot be asked by this dimension.", "Axes are named with --axes.", name,
            string.Join(", ", known));

    public static LedgerException Unreadable(IReadOnlyList<Finding> lines) => new(lines);

    private static LedgerException Of(string code, string rule, Place place, string message, string remedy, string? found = null, string? expected = null) =>
        new(new Finding(code, rule, Severity.Fault, place, message) { Remedy = remedy, Printed = found, Expected = expected });

    /// <summary>Places count lines in 32 bits; a file of more than two billion lines is named at its last line that can be.</summary>
    internal static int ToLine(long row) => (int)Math.Min(row, int.MaxValue);
}

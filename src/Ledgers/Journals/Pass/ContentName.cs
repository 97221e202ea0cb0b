using System.Text;
using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>
/// The name of a load: of the contents of its files after decoding, in order, and of everything that decides how they are read and checked. Names of files do
/// not count, so a file that was moved or packed is still the same load.
/// </summary>
internal static class ContentName
{
    public static string Of(IEnumerable<UInt128> contents, JournalInput input)
    {
        var name = new StringBuilder();
        foreach (var content in contents) { Text(name, Hex(content)); }
        Text(name, Of(input));
        return Hex(TextHash.WideOf(Encoding.UTF8.GetBytes(name.ToString())));
    }

    /// <summary>How files are read and checked, without the files.</summary>
    public static string Of(JournalInput input)
    {
        var name = new StringBuilder();
        var (schema, checks) = (input.Schema, input.Checks);
        foreach (var (field, caption) in schema.Columns.OrderBy(c => c.Key, StringComparer.Ordinal)) { Text(name, $"{field}={caption}"); }
        foreach (var (field, value) in schema.Constants.OrderBy(c => c.Key, StringComparer.Ordinal)) { Text(name, $"{field}:{value}"); }
        Text(name, string.Join('\n', schema.Axes));
        Text(name, $"{schema.Separator} {schema.Quote} {schema.DecimalSign} {schema.Thousands} {schema.Dates} {schema.Sheet} {input.SetAside}");
        Text(name, string.Join('\n', checks.Entities?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()));
        Text(name, string.Join('\n', checks.Accounts?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()));
        Text(name, $"{checks.Entities is null} {checks.Accounts is null} {checks.From:O} {checks.To:O} {checks.NumbersRestart} {checks.FirstMonth}");
        return Hex(TextHash.WideOf(Encoding.UTF8.GetBytes(name.ToString())));
    }

    private static void Text(StringBuilder name, string part) => name.Append(part.Length).Append(':').Append(part);

    private static string Hex(UInt128 hash) => hash.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// What the sheets of a workbook are called: as the files of statements and charts are, in Japanese as their titles. A name has at most 31 letters, none of
/// []:*?/\, and no other sheet has it in other cases (ECMA-376 part 1, §18.2.19).
/// </summary>
internal sealed class SheetNames(BookWords words)
{
    private const int Longest = 31;

    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="id">Of the statement or chart.</param>
    /// <param name="title">As the sheet heads itself.</param>
    public string Of(string id, string title)
    {
        var wished = words.IsJapanese ? string.Concat(title.Split('[', ']', ':', '*', '?', '/', '\\', '\'')).Trim() : id;
        if (wished.Length == 0) { wished = id; }
        var name = wished.Length > Longest ? wished[..Longest] : wished;
        for (var number = 2; !used.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wished[..Math.Min(wished.Length, Longest - 3)]}-{number}");
        }
        return name;
    }
}

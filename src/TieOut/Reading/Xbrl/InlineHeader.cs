using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Xbrl;

/// <summary>Reads the contexts and units of a page's hidden header (XBRL 2.1, 4.7 and 4.8).</summary>
internal sealed class InlineHeader
{
    private readonly string source;
    private readonly MarkupScanner scanner;
    private readonly Dictionary<string, InlineContext> contexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> units = new(StringComparer.Ordinal);
    private readonly List<string> dimensions = [];
    private string id = "";
    private string? axis;
    private DateOnly? start;
    private DateOnly? end;
    private string numerator = "";
    private string denominator = "";
    private bool below;

    private InlineHeader(string source, int at)
    {
        this.source = source;
        scanner = new MarkupScanner(source, at);
    }

    public static InlineFacts Read(string source, List<InlineTag> tags)
    {
        if (tags.Count == 0) { return InlineFacts.None; }
        var at = source.IndexOf("<ix:header", StringComparison.OrdinalIgnoreCase);
        if (at < 0) { return new(tags, InlineFacts.None.Contexts, InlineFacts.None.Units); }
        var header = new InlineHeader(source, at);
        header.Read();
        return new(tags, header.contexts, header.units);
    }

    private void Read()
    {
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text) { continue; }
            var name = Local(scanner.Name);
            if (scanner.Kind == MarkupKind.Open) { Open(name); }
            else if (name is "header") { return; }
            else { Close(name); }
        }
    }

    private void Open(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "context": (id, start, end, axis) = (scanner.Attribute("id").ToString(), null, null, null); dimensions.Clear(); break;
            case "unit": (id, numerator, denominator, below) = (scanner.Attribute("id").ToString(), "", "", false); break;
            case "unitDenominator": below = true; break;
            case "startDate": start = Date(Text()); break;
            case "endDate" or "instant": end = Date(Text()); break;
            case "explicitMember" or "typedMember":
                axis = scanner.Attribute("dimension").ToString();
                dimensions.Add($"{axis}={(name is "typedMember" ? TextUpTo("typedMember") : Text()).Trim()}");
                break;
            case "measure": Measure(Text()); break;
            default: break;
        }
    }

    private void Close(ReadOnlySpan<char> name)
    {
        if (name is "context" && id.Length > 0)
        {
            dimensions.Sort(StringComparer.Ordinal);
            contexts[id] = new(id, PeriodOf(), string.Join(';', dimensions));
        }
        else if (name is "unit" && id.Length > 0) { units[id] = denominator.Length > 0 ? $"{numerator}/{denominator}" : numerator; }
    }

    private Period? PeriodOf() => end is not { } last ? null : start is { } first ? first <= last ? Period.Duration(first, last) : null : Period.Instant(last);

    private void Measure(ReadOnlySpan<char> text)
    {
        var measure = Local(text.Trim()).ToString();
        if (below) { denominator += measure; } else { numerator += measure; }
    }

    private ReadOnlySpan<char> Text() =>
        !scanner.ClosesItself && scanner.Read() && scanner.Kind == MarkupKind.Text ? source.AsSpan(scanner.Start, scanner.End - scanner.Start) : default;

    /// <summary>The member of a typed dimension stands in an element of the filer's own.</summary>
    private ReadOnlySpan<char> TextUpTo(ReadOnlySpan<char> name)
    {
        var found = default(Span);
        while (!scanner.ClosesItself && scanner.Read() && !(scanner.Kind == MarkupKind.Close && Local(scanner.Name).SequenceEqual(name)))
        {
            if (scanner.Kind == MarkupKind.Text && !source.AsSpan(scanner.Start, scanner.End - scanner.Start).IsWhiteSpace())
            {
                found = new(scanner.Start, scanner.End);
            }
        }

        return source.AsSpan(found.Start, found.Length);
    }

    private static DateOnly? Date(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text.Trim()[..Math.Min(10, text.Trim().Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static ReadOnlySpan<char> Local(ReadOnlySpan<char> name) => name[(name.IndexOf(':') + 1)..];
}

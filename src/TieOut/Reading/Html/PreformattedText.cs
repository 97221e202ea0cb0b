namespace Kessan.TieOut.Reading.Html;

/// <summary>
/// Preformatted text is a wire release within a page: its tags are taken out, and what the wire-text reader finds gets its place in the page again.
/// </summary>
internal static class PreformattedText
{
    public static IReadOnlyList<Block> Read(MarkupScanner scanner, string source)
    {
        var plain = new VerbatimBuilder();
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Close && scanner.Name.Equals("pre", StringComparison.OrdinalIgnoreCase)) { break; }
            if (scanner.Kind == MarkupKind.Text) { plain.Append(source, scanner.Start, scanner.End, decode: !scanner.IsLiteral); }
        }

        var origin = plain.Take();
        if (string.IsNullOrWhiteSpace(origin.Text)) { return []; }
        return [.. WireTextReader.Read(new SourceText("", origin.Text)).Blocks.Select(block => BlockPlaces.Within(block, origin))];
    }
}

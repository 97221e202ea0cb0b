namespace Kessan.TieOut.Reading.Html;

/// <summary>What an element does to the reading.</summary>
internal enum ElementKind
{
    Inline,
    Block,
    Heading,
    Break,
    Rule,
    Table,
    Row,
    Cell,
    Caption,
    Preformatted,
    Raised,
    Bold,

    /// <summary>Shown to nobody, or no part of the announcement: head, script, menus of a web site.</summary>
    Hidden,

    /// <summary>Its content is no markup.</summary>
    Raw,

    /// <summary>Has no end tag and no text.</summary>
    Void,
}

internal static class Elements
{
    private const int LongestName = 20;

    /// <summary>
    /// What a block or a stretch of words is by its role (WAI-ARIA 1.2) or by how its style has it drawn (CSS 2.1, 17.2): pages without a table element print
    /// tables too.
    /// </summary>
    public static ElementKind KindOf(ElementKind kind, ReadOnlySpan<char> role, ReadOnlySpan<char> style)
    {
        if (kind is not (ElementKind.Block or ElementKind.Inline)) { return kind; }
        return (role.IsEmpty ? InlineStyle.Display(style) : role.Trim()) switch
        {
            "table" or "grid" or "treegrid" or "inline-table" => ElementKind.Table,
            "row" or "table-row" => ElementKind.Row,
            "cell" or "gridcell" or "columnheader" or "rowheader" or "table-cell" => ElementKind.Cell,
            "table-caption" => ElementKind.Caption,
            _ => kind,
        };
    }

    public static ElementKind KindOf(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[LongestName];
        if (name.Length > LongestName) { return ElementKind.Inline; }
        var length = name.ToLowerInvariant(lower);
        return lower[..length] switch
        {
            "p" or "div" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "section" or "article" or "header" or "footer" or "main" or "aside" or "blockquote"
                or "center" or "address" or "figure"
                or "figcaption" or "form" or "fieldset" or "details" or "summary" or "body" or "html" or "dir" or "page" => ElementKind.Block,
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => ElementKind.Heading,
            "br" => ElementKind.Break,
            "hr" => ElementKind.Rule,
            "table" => ElementKind.Table,
            "tr" => ElementKind.Row,
            "td" or "th" => ElementKind.Cell,
            "caption" => ElementKind.Caption,
            "pre" => ElementKind.Preformatted,
            "sup" => ElementKind.Raised,
            "b" or "strong" => ElementKind.Bold,
            "head" or "nav" or "svg" or "select" or "button" or "template" or "noscript" or "object" or "iframe" or "map" or "math" or "ix:header"
                or "ix:hidden" =>
                ElementKind.Hidden,
            "script" or "style" or "textarea" or "title" => ElementKind.Raw,
            "img" or "meta" or "link" or "input" or "col" or "base" or "area" or "wbr" or "embed" or "param" or "source" or "track" => ElementKind.Void,
            _ => ElementKind.Inline,
        };
    }
}

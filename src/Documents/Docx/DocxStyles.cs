using System.Globalization;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>The styles that a reader of the file may change in one place. Sizes are in half points, distances in twentieths of a point.</summary>
internal static class DocxStyles
{
    private const string Accent = "0B4A8F";
    private const string Soft = "55606F";

    public static W.Styles Styles(string language) =>
        new(
            Defaults(language),
            new W.Style(new W.StyleName { Val = "Normal" }) { Type = W.StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Paragraph("BodyText", "Body Text", 20, after: 120),
            Paragraph("Title", "Title", HeadingSize(1), bold: true, color: Accent, after: 200),
            Outline("Heading1", "heading 1", 0, HeadingSize(2), before: 360),
            Outline("Heading2", "heading 2", 1, HeadingSize(3), before: 280),
            Outline("Heading3", "heading 3", 2, HeadingSize(4), before: 220),
            Paragraph("TOC1", "toc 1", 19, before: 60),
            Indented(Paragraph("TOC2", "toc 2", 18, color: Soft), 284),
            Paragraph("ListBullet", "List Bullet", 20, after: 80),
            Paragraph("ListNumber", "List Number", 20, after: 80),
            Indented(Paragraph("ListContinue", "List Continue", 20, after: 80), 397),
            Indented(Paragraph("SetApart", "Set Apart", 18, color: Soft, after: 60), 284),
            Kept(Paragraph("Caption", "caption", 19, bold: true, before: 160, after: 60)),
            Paragraph("TableHead", "Table Head", 15, bold: true),
            Paragraph("TableText", "Table Text", 16),
            Paragraph("TableNote", "Table Note", 15, color: Soft, before: 40),
            Paragraph("AfterTable", "After Table", 12),
            Hanging(Paragraph("NoteText", "Note Text", 16, color: Soft, after: 40), 454),
            Paragraph("Header", "header", 16, color: Soft),
            Centred(Paragraph("Footer", "footer", 16, color: Soft)),
            new W.Style(new W.StyleName { Val = "Hyperlink" },
                new W.StyleRunProperties(new W.Color { Val = Accent }, new W.Underline { Val = W.UnderlineValues.Single }))
            { Type = W.StyleValues.Character, StyleId = "Hyperlink" },
            Statement());

    /// <summary>The size of the letters of a heading, in half points.</summary>
    internal static int HeadingSize(int level) => level switch { 1 => 36, 2 => 28, 3 => 23, _ => 20 };

    private static W.DocDefaults Defaults(string language) =>
        new(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
                new W.RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Yu Gothic", ComplexScript = "Arial" },
                new W.FontSize { Val = "20" },
                new W.Languages { Val = language == "ja" ? "en-US" : language, EastAsia = "ja-JP" })),
            new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(new W.SpacingBetweenLines
            {
                After = "0",
                Line = "264",
                LineRule = W.LineSpacingRuleValues.Auto
            })));

    private static W.Style Paragraph(string id, string name, int size, bool bold = false, string? color = null, int before = 0, int after = 0)
    {
        var run = new W.StyleRunProperties();
        if (bold) { run.Append(new W.Bold()); }
        if (color is not null) { run.Append(new W.Color { Val = color }); }
        run.Append(new W.FontSize { Val = Text(size) });
        var paragraph = new W.StyleParagraphProperties { SpacingBetweenLines = new W.SpacingBetweenLines { Before = Text(before), After = Text(after) } };
        return new(new W.StyleName { Val = name }, new W.BasedOn { Val = "Normal" }, new W.PrimaryStyle(), paragraph, run)
        {
            Type = W.StyleValues.Paragraph,
            StyleId = id
        };
    }

    private static W.Style Outline(string id, string name, int level, int size, int before)
    {
        var style = Kept(Paragraph(id, name, size, bold: true, color: Accent, before: before, after: 100));
        style.StyleParagraphProperties!.OutlineLevel = new W.OutlineLevel { Val = level };
        return style;
    }

    private static W.Style Kept(W.Style style)
    {
        style.StyleParagraphProperties!.KeepNext = new W.KeepNext();
        return style;
    }

    private static W.Style Indented(W.Style style, int left)
    {
        style.StyleParagraphProperties!.Indentation = new W.Indentation { Left = Text(left) };
        return style;
    }

    private static W.Style Hanging(W.Style style, int left)
    {
        style.StyleParagraphProperties!.Indentation = new W.Indentation { Left = Text(left), Hanging = Text(left) };
        return style;
    }

    private static W.Style Centred(W.Style style)
    {
        style.StyleParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Center };
        return style;
    }

    /// <summary>Lines above and below, and under the head.</summary>
    private static W.Style Statement() =>
        new(
            new W.StyleName { Val = "Statement" },
            new W.StyleTableProperties(
                new W.TableBorders(
                    new W.TopBorder { Val = W.BorderValues.Single, Size = 12, Color = Soft },
                    new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Color = Soft }),
                new W.TableCellMarginDefault(
                    new W.TopMargin { Width = "20", Type = W.TableWidthUnitValues.Dxa },
                    new W.TableCellLeftMargin { Width = 30, Type = W.TableWidthValues.Dxa },
                    new W.BottomMargin { Width = "20", Type = W.TableWidthUnitValues.Dxa },
                    new W.TableCellRightMargin { Width = 30, Type = W.TableWidthValues.Dxa })))
        { Type = W.StyleValues.Table, StyleId = "Statement" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

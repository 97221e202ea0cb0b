using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>The lists of a file: each is an instance of its own, so that numbers begin again.</summary>
internal static class DocxNumbering
{
    private const int Bullets = 1;
    private const int Numbered = 2;

    public static W.Numbering Numbering(Document document)
    {
        var numbering = new W.Numbering(Abstract(Bullets, W.NumberFormatValues.Bullet, "•", 1), Abstract(Numbered, W.NumberFormatValues.Decimal, "%1.", 1));
        foreach (var (at, list) in document.AllBlocks.OfType<ListBlock>().Index()) { numbering.Append(Instance(at + 1, list)); }
        return numbering;
    }

    private static W.AbstractNum Abstract(int id, W.NumberFormatValues format, string text, int start) =>
        new(
            new W.MultiLevelType { Val = W.MultiLevelValues.SingleLevel },
            new W.Level(
                new W.StartNumberingValue { Val = start }, new W.NumberingFormat { Val = format }, new W.LevelText { Val = text },
                new W.LevelJustification { Val = W.LevelJustificationValues.Left },
                new W.PreviousParagraphProperties(new W.Indentation { Left = "397", Hanging = "397" })) { LevelIndex = 0 })
        { AbstractNumberId = id };

    private static W.NumberingInstance Instance(int number, ListBlock list) =>
        new(
            new W.AbstractNumId { Val = list.Ordered ? Numbered : Bullets },
            new W.LevelOverride(new W.StartOverrideNumberingValue { Val = list.Ordered ? list.First : 1 }) { LevelIndex = 0 })
        { NumberID = number };

    /// <summary>Gives lists their instances in reading order.</summary>
    public sealed class Numbers
    {
        private int last;

        public int Next() => ++last;
    }
}

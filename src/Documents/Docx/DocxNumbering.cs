using System.Globalization;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Kessan.Documents;

/// <summary>The lists of a file: each is an instance of its own, so that numbers begin again.</summary>
internal static class DocxNumbering
{
    private const int Bullets = 1;
    private const int Numbered = 2;

    /// <summary>How deep lists may stand within lists; what is deeper stands at the last.</summary>
    public const int Levels = 4;

    private const int Indent = 397;

    private static readonly string[] Marks = ["•", "–"];

    public static W.Numbering Numbering(Document document)
    {
        var numbering = new W.Numbering(
            Abstract(Bullets, W.NumberFormatValues.Bullet, level => Marks[level % Marks.Length]),
            Abstract(Numbered, W.NumberFormatValues.Decimal, level => string.Create(CultureInfo.InvariantCulture, $"%{level + 1}.")));
        foreach (var (at, list) in document.AllBlocks.OfType<ListBlock>().Index()) { numbering.Append(Instance(at + 1, list)); }
        return numbering;
    }

    private static W.AbstractNum Abstract(int id, W.NumberFormatValues format, Func<int, string> text)
    {
        var numbering = new W.AbstractNum(new W.MultiLevelType { Val = W.MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            numbering.Append(new W.Level(
                new W.StartNumberingValue { Val = 1 }, new W.NumberingFormat { Val = format }, new W.LevelText { Val = text(level) },
                new W.LevelJustification { Val = W.LevelJustificationValues.Left },
                new W.PreviousParagraphProperties(new W.Indentation
                {
                    Left = string.Create(CultureInfo.InvariantCulture, $"{Indent * (level + 1)}"),
                    Hanging = string.Create(CultureInfo.InvariantCulture, $"{Indent}")
                }))
            { LevelIndex = level });
        }

        return numbering;
    }

    private static W.NumberingInstance Instance(int number, ListBlock list)
    {
        var instance = new W.NumberingInstance(new W.AbstractNumId { Val = list.Ordered ? Numbered : Bullets }) { NumberID = number };
        for (var level = 0; level < Levels; level++)
        {
            instance.Append(new W.LevelOverride(new W.StartOverrideNumberingValue { Val = list.Ordered ? list.First : 1 }) { LevelIndex = level });
        }
        return instance;
    }

    /// <summary>Gives lists their instances in reading order.</summary>
    public sealed class Numbers
    {
        private int last;

        public int Next() => ++last;
    }
}

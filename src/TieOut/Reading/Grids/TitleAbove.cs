namespace Kessan.TieOut.Reading.Grids;

/// <summary>The short lines directly above a table are its title: name of the statement, period, unit.</summary>
internal static class TitleAbove
{
    private const int Most = 6;

    public static List<Passage> Of(List<Block> blocks)
    {
        var found = new List<Passage>();
        for (var i = blocks.Count - 1; i >= 0 && found.Count < Most && blocks[i] is Paragraph { IsHeading: true } title; i--)
        {
            found.Insert(0, title.Passage);
        }
        return found;
    }
}

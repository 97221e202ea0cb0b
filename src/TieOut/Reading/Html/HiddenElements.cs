namespace Kessan.TieOut.Reading.Html;

/// <summary>Goes behind elements that nobody sees. An element that is never closed is not taken for hidden: everything behind it would be lost.</summary>
internal sealed class HiddenElements(MarkupScanner scanner)
{
    private const int MostFailures = 8;

    private int failures;

    /// <summary>From behind the start tag to behind the end tag that belongs to it.</summary>
    /// <returns>False, and nothing is passed over, where there is none.</returns>
    public bool Skip()
    {
        if (failures >= MostFailures) { return false; }
        var mark = scanner.Mark();
        var name = scanner.Name.ToString();
        var depth = 1;
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text || !scanner.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) { continue; }
            if (scanner.Kind == MarkupKind.Close && --depth == 0) { return true; }
            if (scanner.Kind == MarkupKind.Open && !scanner.ClosesItself) { depth++; }
        }

        failures++;
        scanner.Return(mark);
        return false;
    }
}

using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>TO002: a document without a figure is not a clean one: nothing of it was checked, and somebody who expects numbers in it must be told.</summary>
internal static class NoFigureRead
{
    public static IEnumerable<TieFinding> Find(SourceText source, int figures)
    {
        if (figures > 0) { yield break; }
        var rule = RuleCatalog.NoFigureRead;
        yield return new(new(rule.Code, rule.Name, rule.Severity, source.PlaceOf(new Span(0, Math.Min(1, source.Text.Length))),
            "no figure was read in this document: nothing was checked."), null, []);
    }
}

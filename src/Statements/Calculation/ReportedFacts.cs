using System.Globalization;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>What was typed (announced earlier, a KPI) against what the books give.</summary>
internal static class ReportedFacts
{
    /// <param name="possible">What the computed fact can be.</param>
    /// <returns>A finding without its place where the typed fact cannot be the computed one; null where it can, or where one of them is nil.</returns>
    public static Finding? Contradicts(Fact typed, Fact computed, Interval possible)
    {
        if (typed.Value is not FactValue.Number announced || computed.Number is null || announced.Possible.Intersects(possible)) { return null; }
        return new("ST021", "reported-differs-from-books", Severity.Exception, new(""),
            $"{typed.Key} was typed as {Text(typed)}, but comes out of the books as {Text(computed)}.")
        {
            Printed = Text(typed),
            Expected = Text(computed),
            Remedy = "Correct the file, or leave the row out: the books give the fact.",
        };
    }

    public static string Text(Fact fact) => fact.Number?.ToString("#,0.############", CultureInfo.InvariantCulture) ?? "nil";
}

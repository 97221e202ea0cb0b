using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Reports;

/// <summary>Rules are named after the defect; where a relation holds, it is named after what was done (the auditor's words).</summary>
internal static class TieWords
{
    public static string Of(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Code switch
        {
            "TO101" => "Agreement of sentence and table",
            "TO102" => "Agreement of tables",
            "TO201" => "Footing",
            "TO301" => "Recalculation of growth",
            "TO302" => "Recalculation of a change",
            "TO303" => "Recalculation of a share",
            "TO304" => "Recalculation of a ratio",
            "TO305" => "Recalculation of a translation",
            "TO306" => "Recalculation per share",
            "TO703" => "Agreement with the books",
            "TO801" => "Agreement with an earlier document",
            _ => $"{rule.Code} {rule.Name}",
        };
    }
}

using System.Globalization;
using System.Text;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>eps.csv: every step of every computation, a row each. Amounts to twelve decimals, half up.</summary>
public static class PerShareCsv
{
    public static string Write(PerShareResult result, FiscalCalendar calendar)
    {
        var csv = new StringBuilder("period,as_of,step,text,earnings,shares,per_share,used\n");
        foreach (var of in result.Computations)
        {
            void Row(string step, string text, Fraction? earnings, Fraction? shares, Fraction? perShare, string used = "") =>
                csv.AppendJoin(',', [calendar.Label(of.Period), Day(of.AsOf), step, Quoted(text), Text(earnings), Text(shares), Text(perShare), used])
                    .Append('\n');
            Row("earnings", "", of.Earnings, null, null);
            foreach (var step in of.Steps) { Row("adjustment", step.Text, step.Amount, null, null); }
            foreach (var stretch in of.Stretches) { Row("shares", Words(stretch), null, stretch.Shares * stretch.Factor * stretch.Weight, null); }
            foreach (var basic in of.Basic) { Row("basic", basic.Class, basic.Earnings, basic.Shares, basic.PerShare); }
            Parts("basic", of.Basic.Count > 0 ? of.Basic[0] : null, of.ContinuingBasic);
            foreach (var step in of.Dilution)
            {
                Row("potential", step.Instrument.Instrument, step.Income, step.Shares, step.PerShare, step.Included ? "yes" : "no");
            }
            if (of.Diluted is { } diluted) { Row("diluted", diluted.Class, diluted.Earnings, diluted.Shares, diluted.PerShare); }
            Parts("diluted", of.Diluted, of.ContinuingDiluted);

            void Parts(string kind, ClassFigure? whole, ClassFigure? continuing)
            {
                if (whole is null || continuing is null) { return; }
                var discontinued = PerShareComputation.Discontinued(whole, continuing);
                Row($"{kind}-continuing", whole.Class, continuing.Earnings, continuing.Shares, continuing.PerShare);
                Row($"{kind}-discontinued", whole.Class, discontinued.Earnings, discontinued.Shares, discontinued.PerShare);
            }
        }

        foreach (var restated in result.Restated)
        {
            csv
                .AppendJoin(',', [calendar.Label(restated.Reported.Key.Period), Day(restated.AsOf), "restated",
                    Quoted($"{restated.Reported.Key.Concept} as announced, divided by {restated.Factor}"), "", "", Text(restated.Value), ""])
                .Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>A stretch in words: from its first day, shares times factor times part of the period.</summary>
    public static string Words(ShareStretch stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        var factor = stretch.Factor == Fraction.One ? "" : $" x {stretch.Factor.Numerator}/{stretch.Factor.Denominator}";
        return string.Create(CultureInfo.InvariantCulture,
            $"from {stretch.From:yyyy-MM-dd}: {stretch.Shares.Round(0.01m, RoundingMode.HalfUp):#,0.##}{factor} x {stretch.Weight.Numerator}/{stretch.Weight.Denominator}");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(Fraction? value) =>
        value is { } number ? number.Round(0.000000000001m, RoundingMode.HalfUp).ToString("0.############", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

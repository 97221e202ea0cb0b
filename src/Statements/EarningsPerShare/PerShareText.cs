using System.Globalization;
using System.Text;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>The computations as an accountant's schedule: earnings, average, basic, the instruments in their order, diluted.</summary>
public sealed class PerShareText(FiscalCalendar calendar, decimal perShareUnit, decimal? adsPerShare)
{
    private readonly StringBuilder text = new();

    public string Write(PerShareResult result)
    {
        foreach (var computation in result.Computations) { Write(computation); }
        foreach (var restated in result.Restated)
        {
            var label = calendar.Label(restated.Reported.Key.Period);
            Line($"{label} {restated.Reported.Key.Concept} as announced", null, null, restated.Reported.Number!.Value);
            Line(string.Create(CultureInfo.InvariantCulture, $"{label} restated: one share has become {restated.Factor.ToDecimal():0.####}"), null, null,
                restated.Value);
        }

        return text.ToString();
    }

    private void Write(PerShareComputation of)
    {
        if (text.Length > 0) { text.Append('\n'); }
        var title = $"{calendar.Label(of.Period)}{(of.IsRestated ? string.Create(CultureInfo.InvariantCulture, $", restated for {of.AsOf:yyyy-MM-dd}") : "")}";
        text.Append(CultureInfo.InvariantCulture, $"{title,-62}{"earnings",16}{"shares",18}{"per share",12}\n");
        Line(of.Source?.Concept ?? "Earnings", of.Earnings, null, null);
        foreach (var step in of.Steps) { Line(step.Text, step.Amount, null, null); }
        foreach (var stretch in of.Stretches) { Line($"  {PerShareCsv.Words(stretch)}", null, stretch.Shares * stretch.Factor * stretch.Weight, null); }
        foreach (var basic in of.Basic) { Line(basic.Class.Length == 0 ? "Basic" : $"Basic, {basic.Class}", basic.Earnings, basic.Shares, basic.PerShare); }
        Parts(of.Basic.Count > 0 ? of.Basic[0] : null, of.ContinuingBasic);
        Ads("Basic", of.Basic.Count > 0 ? of.Basic[0].PerShare : null);
        foreach (var step in of.Dilution)
        {
            Line($"  {step.Instrument.Instrument}{(step.Included ? "" : ": anti-dilutive, left out")}", step.Income, step.Shares, step.PerShare);
        }
        if (of.Diluted is { } diluted) { Line("Diluted", diluted.Earnings, diluted.Shares, diluted.PerShare); }
        Parts(of.Diluted, of.ContinuingDiluted);
        Ads("Diluted", of.Diluted?.PerShare);
    }

    // Said where the two differ: a period without discontinued operations has one figure.
    private void Parts(ClassFigure? whole, ClassFigure? continuing)
    {
        if (whole is null || continuing is null || whole.Earnings == continuing.Earnings) { return; }
        var discontinued = PerShareComputation.Discontinued(whole, continuing);
        Line($"  of continuing operations{ClassOf(whole)}", continuing.Earnings, continuing.Shares, continuing.PerShare);
        Line($"  of discontinued operations{ClassOf(whole)}", discontinued.Earnings, discontinued.Shares, discontinued.PerShare);
    }

    private static string ClassOf(ClassFigure figure) => figure.Class.Length == 0 ? "" : $", {figure.Class}";

    private void Ads(string kind, Fraction? perShare)
    {
        if (adsPerShare is { } ratio && perShare is { } value) { Line($"{kind}, per ADS", null, null, value / ratio); }
    }

    private void Line(string caption, Fraction? earnings, Fraction? shares, Fraction? perShare)
    {
        var line = $"{caption,-62}{Amount(earnings, 0.01m),16}{Amount(shares, 0.01m),18}{Amount(perShare, perShareUnit),12}";
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static string Amount(Fraction? value, decimal unit) =>
        value is { } number ? number.Round(unit, RoundingMode.HalfUp).ToString(unit < 0.01m ? "#,0.00##" : "#,0.##", CultureInfo.InvariantCulture) : "";
}

namespace Kessan.Documents;

/// <summary>
/// What a document says of the company that is no fact of the books: names, codes, officers, contacts, dates of filing and payment
/// (company.yaml). Names are paths with dots: filing.date.
/// </summary>
public sealed class CompanyData
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    internal CompanyData(IEnumerable<(string Path, string Value)> leaves)
    {
        foreach (var (path, value) in leaves) { values[path] = value; }
    }

    /// <summary>
    /// The same with the periods of a document beside them: period.label, period.fiscal-year, period.interim, period.start, period.end, and those of prior,
    /// quarter, prior-quarter, year, prior-year and year-start.
    /// </summary>
    internal CompanyData With(PeriodWords periods)
    {
        var all = new CompanyData(values.Select(v => (v.Key, v.Value)));
        foreach (var (name, word) in PeriodNames)
        {
            if (periods.Parse(word) is not { } period) { continue; }
            all.values[name + ".label"] = periods.Dates.Label(period);
            all.values[name + ".fiscal-year"] = periods.Dates.FiscalYear(period);
            all.values[name + ".interim"] = periods.Dates.Fill("{interim}", period);
            all.values[name + ".end"] = Iso(period.End);
            if (period.Start is not { } start) { continue; }
            all.values[name + ".start"] = Iso(start);
            all.values[name + ".length"] = periods.Dates.Length(period).ToLowerInvariant();
        }

        return all;
    }

    private static readonly (string Name, string Word)[] PeriodNames =
        [("period", "current"), ("prior", "prior"), ("quarter", "quarter"), ("prior-quarter", "prior-quarter"), ("year", "year"), ("prior-year", "prior-year"),
            ("year-start", "year-start")];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public string? this[string path] => values.GetValueOrDefault(path);

    public IEnumerable<string> Paths => values.Keys;
}

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

    public string? this[string path] => values.GetValueOrDefault(path);

    public IEnumerable<string> Paths => values.Keys;
}

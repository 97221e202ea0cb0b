using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kessan.Consolidation;

/// <summary>
/// The name of a run: a digest of all it booked, with scenario, versions and policy set. Two runs with one name booked the same lines for the same reasons;
/// whatever changes a line changes the name.
/// </summary>
public static class RunName
{
    private const int Digits = 12;

    public static string Of(ConsolidatedPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{period.End:yyyy-MM-dd} {period.Scenario} {period.PolicySet} {string.Join(' ', period.Versions.Select(v => FormattableString.Invariant($"{v.Key}.v{v.Value}")))}\n");
        foreach (var line in period.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Entity}\t{line.Account}\t{line.Movement}\t{line.Partner}\t{line.Amount}\t{line.Entry}\n");
            if (text.Length > 60000) { Take(digest, text); }
        }

        foreach (var entry in period.Entries) { text.Append(entry.Id).Append('\t').Append(entry.Rule).Append('\t').Append(entry.Reason).Append('\n'); }
        Take(digest, text);
        return Convert.ToHexStringLower(digest.GetHashAndReset())[..Digits];
    }

    private static void Take(IncrementalHash digest, StringBuilder text)
    {
        digest.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }
}

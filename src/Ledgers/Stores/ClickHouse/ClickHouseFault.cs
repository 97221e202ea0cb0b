using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>Reads "Code: 60, e.displayText() = DB::Exception: …, e.what() = DB::Exception" (older) and "Code: 60. DB::Exception: …" (newer).</summary>
internal static class ClickHouseFault
{
    public static LedgerException Of(string node, string told)
    {
        var message = Message(told);
        return Code(told) switch
        {
            192 or 193 or 194 or 516 => StoreFault.SignIn(node, message),
            // A query of this name is running: see ClickHouseTurn.
            216 => StoreFault.Busy(node),
            243 => StoreFault.Full(node, message),
            _ when told.Contains("errno: 28", StringComparison.Ordinal) || told.Contains("No space left", StringComparison.Ordinal) =>
                StoreFault.Full(node, message),
            // Attempt to read after the end, timed out, network error, all connection tries failed: another shard does not answer.
            32 or 209 or 210 or 279 => StoreFault.Lost(node, $"a shard did not answer it: {message}"),
            _ => StoreFault.Refused(node, message),
        };
    }

    private static int Code(string told)
    {
        const string Start = "Code: ";
        if (!told.StartsWith(Start, StringComparison.Ordinal)) { return 0; }
        var digits = told.AsSpan(Start.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
    }

    private static string Message(string told)
    {
        var start = told.IndexOf("DB::Exception: ", StringComparison.Ordinal);
        var end = told.LastIndexOf(", e.what()", StringComparison.Ordinal);
        return start < 0 ? told : told[(start + "DB::Exception: ".Length)..(end > start ? end : told.Length)];
    }
}

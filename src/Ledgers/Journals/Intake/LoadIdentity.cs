using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kessan.Core;

namespace Kessan.Ledgers.Journals.Intake;

/// <summary>What a load is recognised by: the contents of its files, and how they are read and checked. Names and dates of files are no part of it.</summary>
/// <param name="LoadId">See <see cref="LoadReport.LoadId"/>.</param>
/// <param name="Contents">For each file the hash of its bytes, 32 hexadecimal digits: a store that holds one of them would count its lines twice.</param>
public sealed record LoadIdentity(string LoadId, IReadOnlyList<string> Contents)
{
    /// <summary>Half of a SHA-256: 128 bits tell any number of files apart.</summary>
    private const int Digits = 32;

    /// <exception cref="LedgerException">Files that cannot be read, all of them.</exception>
    public static LoadIdentity Of(JournalInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new List<Finding>();
        var contents = new List<string>();
        foreach (var file in input.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                using var stream = File.OpenRead(file);
                contents.Add(Hex(SHA256.HashData(stream)));
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                faults.Add(new("LG508", "file-cannot-be-read", Severity.Fault, new(file), reason.Message) { Remedy = "Check the path and the permissions." });
            }
        }

        if (faults.Count > 0) { throw new LedgerException(faults); }
        var reading = JsonSerializer.Serialize(Reading(input), LoadJson.Default.StringArray);
        return new(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. contents, reading])))), contents);
    }

    /// <summary>Everything that decides what becomes of a line, in a defined order.</summary>
    private static string?[] Reading(JournalInput input)
    {
        var schema = input.Schema;
        var checks = input.Checks;
        return
        [
            Pairs(schema.Columns), string.Join('\u001f', schema.Axes), Pairs(schema.Constants), schema.Separator?.ToString(), schema.Quote?.ToString(),
            schema.DecimalSign.ToString(), schema.Thousands?.ToString(), schema.Dates.ToString(), schema.Encoding, schema.Sheet,
            Codes(checks.Entities), Codes(checks.Accounts), Day(checks.From), Day(checks.To), input.SetAside ? "aside" : null,
            checks.NumbersRestart.ToString(), checks.FirstMonth.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Pairs(IReadOnlyDictionary<string, string> pairs) =>
        string.Join('\u001f', pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}\u001e{p.Value}"));

    private static string? Codes(IReadOnlySet<string>? codes) => codes is null ? null : string.Join('\u001f', codes.Order(StringComparer.Ordinal));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..Digits];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kessan.Core;
using Kessan.Workspace.Build;

namespace Kessan.Workspace.Consolidate;

/// <summary>
/// A closed period: locks/YYYY-MM.json holds the SHA-256 of every input and output, locks/YYYY-MM.worksheet.csv the worksheet itself. Whoever runs the period
/// again gets the same bytes, or hears what changed: which inputs, which accounts.
/// </summary>
/// <param name="suffix">-budget, -v1, -period: what is locked apart from the plain run of the period.</param>
public sealed class PeriodLock(string folder, DateOnly end, string suffix = "")
{
    public const string Folder = "locks";

    private string Name => FormattableString.Invariant($"{end:yyyy-MM}{suffix}");

    private string Manifest => Path.Combine(folder, Folder, Name + ".json");

    private string Worksheet => Path.Combine(folder, Folder, Name + ".worksheet.csv");

    public bool Exists => File.Exists(Manifest);

    /// <summary>Locks the period; the worksheet first, so that a lock never stands alone.</summary>
    public void Set(IReadOnlyList<OutputFile> inputs, IReadOnlyList<OutputFile> outputs)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        if (Exists) { Keep(outputs); }
        Put(Worksheet, outputs.First(o => o.Name == "worksheet.csv").Content.ToArray());
        Put(Manifest, Build.Manifest.Of(inputs, outputs).Write().Content.ToArray());
    }

    /// <summary>What differs from the locked period; nothing where every byte is the same.</summary>
    public IReadOnlyList<Finding> Compare(IReadOnlyList<OutputFile> inputs, IReadOnlyList<OutputFile> outputs)
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Manifest));
        string[] changed = [.. Changed(locked.RootElement.GetProperty("outputs"), outputs)];
        if (changed.Length == 0) { return []; }
        string[] because = [.. Changed(locked.RootElement.GetProperty("inputs"), inputs)];
        var place = new Place($"{Folder}/{Name}.json");
        return
        [
            new("CO701", "locked-period-changed", Severity.Exception, place,
                $"The period {Name} is locked, and this run gives other results: {string.Join(", ", changed)}. Inputs that are not as they were: {(because.Length == 0 ? "none (the program is another one)" : string.Join(", ", because))}.")
            {
                Printed = string.Join(", ", changed), Expected = "the bytes of the lock",
                Remedy = "Take the change back, or book it in an open period; --relock accepts it.",
                Evidence = [.. Accounts(outputs)],
            },
        ];
    }

    private static IEnumerable<string> Changed(JsonElement locked, IReadOnlyList<OutputFile> files)
    {
        var before = locked.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal);
        var now = files.ToDictionary(f => f.Name, f => Convert.ToHexStringLower(SHA256.HashData(f.Content.Span)), StringComparer.Ordinal);
        foreach (var name in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!now.TryGetValue(name, out var hash)) { yield return $"{name} (gone)"; }
            else if (!before.TryGetValue(name, out var old)) { yield return $"{name} (new)"; }
            else if (hash != old) { yield return name; }
        }
    }

    // The consolidated amount of an account is the last field of its row.
    private IEnumerable<Evidence> Accounts(IReadOnlyList<OutputFile> outputs)
    {
        if (!File.Exists(Worksheet)) { yield break; }
        var (before, now) = (Amounts(File.ReadAllText(Worksheet)),
            Amounts(Encoding.UTF8.GetString(outputs.First(o => o.Name == "worksheet.csv").Content.Span)));
        foreach (var account in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, has) = (before.GetValueOrDefault(account, "nothing"), now.GetValueOrDefault(account, "nothing"));
            if (was != has) { yield return new(new($"{Folder}/{Name}.worksheet.csv"), $"{account}: {was} when locked, {has} now"); }
        }
    }

    // What was reported before stays, with the bridge from it to what is reported now.
    private void Keep(IReadOnlyList<OutputFile> outputs)
    {
        var version = 1;
        while (File.Exists(Versioned(version, "json"))) { version++; }
        File.Copy(Manifest, Versioned(version, "json"));
        File.Copy(Worksheet, Versioned(version, "worksheet.csv"));
        var (before, now) = (Amounts(File.ReadAllText(Worksheet)),
            Amounts(Encoding.UTF8.GetString(outputs.First(o => o.Name == "worksheet.csv").Content.Span)));
        var bridge = new StringBuilder("account,reported,restated,difference\n");
        foreach (var account in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, has) = (Number(before.GetValueOrDefault(account)), Number(now.GetValueOrDefault(account)));
            if (was != has) { bridge.Append(CultureInfo.InvariantCulture, $"{account},{was},{has},{has - was}\n"); }
        }

        Put(Versioned(version, "bridge.csv"), Encoding.UTF8.GetBytes(bridge.ToString()));
    }

    private string Versioned(int version, string kind) =>
        Path.Combine(folder, Folder, string.Create(CultureInfo.InvariantCulture, $"{Name}.v{version}.{kind}"));

    private static decimal Number(string? text) => text is null ? 0m : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Amounts(string csv)
    {
        var amounts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var account = line[..line.IndexOf(',', StringComparison.Ordinal)];
            if (account.Length > 0) { amounts[account] = line[(line.LastIndexOf(',') + 1)..]; }
        }

        return amounts;
    }

    private static void Put(string path, byte[] content)
    {
        File.WriteAllBytes(path + ".next", content);
        File.Move(path + ".next", path, overwrite: true);
    }
}

using System.Text.RegularExpressions;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Workspace;

/// <summary>
/// The journals of a workspace as one ledger. Whoever asks it for balances or for the lines behind one knows neither whether they are files, prepared files or
/// a database, nor how they are written.
/// </summary>
public sealed partial class WorkspaceJournals
{
    private readonly string folder;
    private readonly JournalSettings settings;
    private readonly JournalChecks checks;

    private WorkspaceJournals(string folder, JournalSettings settings, LedgerCodes codes)
    {
        (this.folder, this.settings) = (folder, settings);
        checks = new(codes.Entities, codes.Chart?.Accounts.Select(a => a.Code).ToHashSet(StringComparer.Ordinal), null, null);
        Name = IsStore ? UserInfo().Replace(settings.From, "//") : settings.From.Replace('\\', '/').TrimEnd('/');
    }

    /// <summary>What stands in for the file of a balance: the folder, or the store without user and password.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Closings => settings.Closings;

    private bool IsStore => settings.From.Contains(':', StringComparison.Ordinal) && !Directory.Exists(Path.Combine(folder, settings.From));

    /// <returns>Null where the workspace has no journals.</returns>
    public static WorkspaceJournals? Of(string folder, JournalSettings? settings, LedgerCodes codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return settings is not null || Directory.Exists(Path.Combine(folder, JournalSettings.Folder))
            ? new(folder, settings ?? JournalSettings.Usual, codes)
            : null;
    }

    /// <summary>The ledger, and what was found when its files were read; of a store everything was found when it was loaded.</summary>
    /// <exception cref="LedgerException">It cannot be used.</exception>
    public (ILedger Ledger, LoadReport? Report) Open()
    {
        if (IsStore) { return (StoreAddress.Open(InFolder(settings.From), JournalReader.Read), null); }
        var input = new JournalInput(Files(), settings.Schema, checks);
        if (settings.Cache is { } cache)
        {
            var cached = CachedJournals.Open(Path.Combine(folder, cache), input, JournalOptions.OfMachine);
            return (cached, cached.Report);
        }

        var files = JournalFiles.OpenFor(WorkspaceBalances.Query, input, JournalOptions.OfMachine);
        return (files, files.Report);
    }

    /// <summary>A file as findings and traces name it: relative to the workspace.</summary>
    public string Relative(string file) =>
        Path.IsPathRooted(file) || file.StartsWith(folder, StringComparison.Ordinal) ? Path.GetRelativePath(folder, file).Replace('\\', '/') : file;

    public Finding Relative(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding with
        {
            Place = finding.Place with { File = Relative(finding.Place.File) },
            Evidence = [.. finding.Evidence.Select(e => e with { Place = e.Place with { File = Relative(e.Place.File) } })]
        };
    }

    private string[] Files()
    {
        var from = Path.Combine(folder, settings.From);
        string[] files = Directory.Exists(from)
            ? [.. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Where(f => !Path.GetFileName(f).StartsWith('.'))
                .Order(StringComparer.Ordinal)]
            : [];
        return files.Length > 0
            ? files
            : throw new LedgerException(new Finding("LG540", "no-journal-found", Severity.Fault, new(Name), "The folder holds no journal.")
        {
            Remedy = "Put the journals there, or name their folder or store in kessan.yaml: journals: { from: … }.",
        });
    }

    /// <summary>A SQLite file is named from the workspace on.</summary>
    private string InFolder(string address) =>
        address.StartsWith("sqlite:", StringComparison.Ordinal) ? $"sqlite:{Path.Combine(folder, address["sqlite:".Length..])}" : address;

    [GeneratedRegex("//[^/@]*@", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex UserInfo();
}

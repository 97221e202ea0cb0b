using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores;

/// <summary>A load a store holds.</summary>
/// <param name="Number">What the store calls it.</param>
internal sealed record EarlierLoad(ulong Number, IReadOnlyList<LoadedFile> Files);

/// <param name="Content">The hash of its bytes.</param>
internal sealed record LoadedFile(string Content, string Name);

/// <summary>
/// What a store already holds of the files that come: the same contents, or other contents under the same name, which is what a corrected file looks like.
/// Adding either to what is there would count a journal twice.
/// </summary>
internal static class EarlierLoads
{
    /// <returns>The loads that the new one takes the place of; none unless the user asked for it.</returns>
    /// <exception cref="LedgerException">There are such loads and nobody asked to replace them, or they hold further files that would be lost.</exception>
    public static IReadOnlyList<ulong> ToReplace(IEnumerable<EarlierLoad> there, FilesOfLoad files, string store)
    {
        var replaced = new List<ulong>();
        foreach (var load in there)
        {
            var same = load.Files.Where(file => Find(files, file) >= 0).ToList();
            if (same.Count == 0) { continue; }
            if (!files.Replace) { throw Refusal(files, same[0], store); }
            if (load.Files.Except(same).FirstOrDefault() is { } further)
            {
                throw StoreFault.FurtherFile(store, files.Names[Find(files, same[0])], further.Name);
            }
            replaced.Add(load.Number);
        }

        return replaced;
    }

    private static LedgerException Refusal(FilesOfLoad files, LoadedFile there, string store)
    {
        var name = files.Names[Find(files, there)];
        return files.Identity.Contents.Contains(there.Content, StringComparer.Ordinal)
            ? StoreFault.FileThere(store, name, there.Name)
            : StoreFault.NameThere(store, name);
    }

    private static int Find(FilesOfLoad files, LoadedFile there)
    {
        var at = files.Identity.Contents.ToList().IndexOf(there.Content);
        return at >= 0 ? at : files.Names.ToList().IndexOf(there.Name);
    }
}

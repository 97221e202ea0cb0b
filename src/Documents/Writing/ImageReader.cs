using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Finds the picture that a document shows, <c>![what it shows](pictures/plan.png)</c>: a file below documents/, with words for those who cannot see it.
/// </summary>
/// <param name="folder">The workspace's documents/; null where there is none to look in.</param>
internal sealed class ImageReader(string? folder, FindingList findings)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = Image.Drawn
    };

    /// <returns>Null where a finding says what is wrong.</returns>
    public Image? Read(string file, string shows, Place place)
    {
        var type = Types.GetValueOrDefault(Path.GetExtension(file));
        var path = folder is null || type is null ? null : Path.GetFullPath(Path.Combine(folder, file));
        var isThere = path is not null && path.StartsWith(Path.GetFullPath(folder!) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && File.Exists(path);
        var content = isThere ? File.ReadAllBytes(path!) : [];
        var size = type is null ? null : PictureSize.Of(type, content);
        if (isThere && shows.Length > 0 && (size is not null || type == Image.Drawn))
        {
            return new(file, shows, type!, content) { Size = size, Place = place };
        }
        var problem = shows.Length == 0 ? "A picture needs words in the brackets that say what it shows."
            : type is null ? $"'{file}' is no picture that a page can hold."
            : isThere ? $"'{file}' does not hold what its name says: its first bytes are those of no {type["image/".Length..].ToUpperInvariant()}."
            : $"There is no picture '{file}' below documents/.";
        findings.Add(DocumentRule.MissingImage, place, problem, printed: file,
            expected: type is null ? string.Join(", ", Types.Keys.Order(StringComparer.Ordinal)) : string.Join(", ", NearestName.Several(file, There())),
            remedy: isThere ? "Save the picture again, under a name that says what it is." : "Put the file there, or correct the name.");
        return null;
    }

    private IEnumerable<string> There() => folder is null || !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Types.ContainsKey(Path.GetExtension(f)))
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}

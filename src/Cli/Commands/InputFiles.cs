using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Rules;

namespace Kessan.Cli.Commands;

/// <summary>The files a user named, in the order given: a folder stands for the documents in it at any depth, in order of name.</summary>
internal sealed record InputFiles(IReadOnlyList<InputFile> Files, IReadOnlyList<Finding> Faults)
{
    private static readonly string[] Readable = [".txt", ".text", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".pptx", ".xlsx"];

    /// <summary>What a build reads back and holds to the map beside it.</summary>
    private static readonly string[] Mapped = [".txt", ".html", ".docx", ".pptx", ".pdf", ".xlsx"];

    public static bool IsMapped(string file) => Mapped.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static bool IsReadable(string file) => Readable.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static InputFiles Read(IReadOnlyList<string> paths)
    {
        var files = new List<InputFile>();
        var faults = new List<Finding>();
        foreach (var path in paths.SelectMany(Expand))
        {
            try { files.Add(new InputFile(path, File.ReadAllBytes(path))); }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException) { faults.Add(Unreadable(path, refused)); }
        }

        return new(files, faults);
    }

    private static Finding Unreadable(string path, Exception refused) =>
        new(RuleCatalog.FileCannotBeRead.Code, RuleCatalog.FileCannotBeRead.Name, Severity.Fault, new Place(path), File.Exists(path) ? refused.Message : "There is no such file.")
        {
            Printed = path,
            Expected = "a file or folder that can be read",
            Remedy = "Check the path. Nothing was tied out in its place.",
        };

    private static IEnumerable<string> Expand(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(IsReadable)
                .Order(StringComparer.Ordinal)
            : [path];
}

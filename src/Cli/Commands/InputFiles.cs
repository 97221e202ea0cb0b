using Kessan.Cli.Terminals;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Rules;

namespace Kessan.Cli.Commands;

/// <summary>
/// The files a user named, in the order given: a folder stands for the documents in it at any depth, in order of name; <c>-</c> for what is piped in.
/// </summary>
internal sealed record InputFiles(IReadOnlyList<InputFile> Files, IReadOnlyList<Finding> Faults)
{
    private static readonly string[] Readable = [".txt", ".text", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".pptx", ".xlsx"];

    /// <summary>What a build reads back and holds to the map beside it.</summary>
    private static readonly string[] Mapped = [".txt", ".html", ".docx", ".pptx", ".pdf", ".xlsx"];

    private const string Piped = "-";

    public static bool IsMapped(string file) => Mapped.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static bool IsReadable(string file) => Readable.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static InputFiles Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var files = new List<InputFile>();
        var faults = new List<Finding>();
        foreach (var path in paths)
        {
            if (!Directory.Exists(path)) { Read(path, terminal, files, faults); continue; }
            var documents = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsReadable).Order(StringComparer.Ordinal).ToArray();
            if (documents.Length == 0)
            {
                faults.Add(Unreadable(path, $"The folder holds no document: none of its files ends in {string.Join(", ", Readable)}."));
            }
            foreach (var document in documents) { Read(document, terminal, files, faults); }
        }

        return new(files, faults);
    }

    private static void Read(string path, Terminal terminal, List<InputFile> files, List<Finding> faults)
    {
        try { files.Add(path == Piped ? new("(standard input)", terminal.ReadInput()) : new(path, File.ReadAllBytes(path))); }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            faults.Add(Unreadable(path, File.Exists(path) ? refused.Message : "There is no such file."));
        }
    }

    private static Finding Unreadable(string path, string why) =>
        new(RuleCatalog.FileCannotBeRead.Code, RuleCatalog.FileCannotBeRead.Name, Severity.Fault, new Place(path), why)
        {
            Printed = path,
            Expected = "a file or folder that can be read",
            Remedy = "Check the path. Nothing was tied out in its place.",
        };
}

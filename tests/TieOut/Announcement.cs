using System.Text;
using Kessan.Core;
using Kessan.TieOut;

namespace Kessan.Tests.TieOut;

/// <summary>Checks a text as a file of its own.</summary>
internal static class Announcement
{
    public static CheckedDocument Check(string text) => Check(Encoding.UTF8.GetBytes(text));

    public static CheckedDocument Check(byte[] content) => Checker.Check(new InputFile("release.txt", content));

    public static CheckedDocument CheckSeed(params string[] path) =>
        Checker.Check(new InputFile(path[^1], File.ReadAllBytes(Path.Combine([SeedFactAttribute.Folder, .. path]))));

    /// <summary>"TO101 100": code and line of each exception, in document order.</summary>
    public static IEnumerable<string> Exceptions(this CheckedDocument document) =>
        document.Findings.Where(f => f.Finding.Severity == Severity.Exception).Select(f => $"{f.Finding.Code} {f.Finding.Place.Line}");

    public static FigureState StateOf(this CheckedDocument document, string text) => document.Figures.First(f => f.Figure.Text == text).State;
}

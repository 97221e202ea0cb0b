using System.Text;
using Kessan.TieOut.Rules.Pages;

namespace Kessan.Cli.Commands;

/// <summary>
/// The proofs and gates of a closing by their pages, which are part of the program: docs/reference/rules is the one place where they are explained.
/// </summary>
internal static class ClosingRules
{
    private const string Folder = "rules/";

    /// <summary>Codes in order.</summary>
    public static IEnumerable<string> Codes =>
        typeof(ClosingRules).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder + "CO", StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^3])
            .Order(StringComparer.Ordinal);

    /// <param name="wanted">A code or a name.</param>
    public static RulePage? Find(string wanted) =>
        Codes.Select(Page)
            .FirstOrDefault(p => p.Title == wanted
                || p.Title.Split(' ') is [var code, var name] && (code.Equals(wanted, StringComparison.OrdinalIgnoreCase) || name == wanted));

    public static RulePage Page(string code)
    {
        using var stream = typeof(ClosingRules).Assembly.GetManifestResourceStream($"{Folder}{code}.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return RulePage.Parse(reader.ReadToEnd());
    }
}

using System.Globalization;
using Kessan.Tests.Conventions;
using Kessan.TieOut;

namespace Kessan.Tests.TieOut;

/// <summary>
/// Announcements of many styles (cases/announcements): each is true as it stands, so many of the numbers of its sentences are tied, and each slip of its
/// slips.txt is found in the line where it is.
/// </summary>
public class AnnouncementCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cases", "announcements");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Slips
    {
        get
        {
            var slips = new TheoryData<string, string>();
            foreach (var name in Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
            {
                foreach (var line in Lines(name).Where(l => l.Contains('|'))) { slips.Add(name, line); }
            }
            return slips;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_true_announcement_has_no_exception_and_its_sentences_are_tied(string name)
    {
        var (file, text) = Read(name);
        var document = Check(file, text);
        document.Exceptions().ShouldBeEmpty();
        var tied = int.Parse(Lines(name)[0].AsSpan("tied ".Length), NumberStyles.None, CultureInfo.InvariantCulture);
        document.Figures.Count(f => f.Table is null && f.State == FigureState.Tied).ShouldBeGreaterThanOrEqualTo(tied);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_thing_changed_is_found_where_it_is(string name, string slip)
    {
        var (file, text) = Read(name);
        var parts = slip.Split(" | ");
        var at = text.IndexOf(parts[1], StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        Check(file, string.Concat(text.AsSpan(0, at), parts[2], text.AsSpan(at + parts[1].Length))).Exceptions().ShouldBe([parts[0]]);
    }

    private static CheckedDocument Check(string file, string text) => Checker.Check(new InputFile(file, System.Text.Encoding.UTF8.GetBytes(text)));

    private static (string File, string Text) Read(string name)
    {
        var path = Directory.GetFiles(Path.Combine(Folder, name), "release.*").Single();
        return (Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>The lines of slips.txt that are no remarks: how many are tied, then code, line, what is printed and what is printed instead.</summary>
    private static List<string> Lines(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name, "slips.txt")).Where(l => l.Length > 0 && l[0] != '#')];
}

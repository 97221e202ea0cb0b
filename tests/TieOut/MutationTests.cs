using System.Text;
using Kessan.Core;

namespace Kessan.Tests.TieOut;

/// <summary>A wrong digit put into the real release is found at its place, whatever kind of relation proves it.</summary>
public class MutationTests
{
    /// <summary>Line, what is replaced there, and by what.</summary>
    public static readonly (int Line, string Old, string New)[] Changes =
    [
        (76, "33,254", "33,245"), // a sentence against three tables
        (180, "4,005", "4,050"), // a cash flow in a sentence
        (170, "2,427", "2,472"), // a change between two balance sheets
        (178, "9,319", "9,391"), // a balance in a sentence
        (479, "9,319,235", "9,319,325"), // a cell of the balance sheet
        (513, "24,286,519", "24,286,591"), // a subtotal
        (687, "33,253,841", "33,253,481"), // total revenues
        (845 + 1, "2,599,105", "2,599,015"), // a cash-flow line
        (237, "5.8%", "8.5%"), // a growth
        (205, "17,662", "17,626"), // a change
        (526, "1.8      991", "8.1      991"), // a share of total assets
        (582, "64,136", "61,436"), // a translated amount
    ];

    [SeedFact]
    public void Every_wrong_digit_is_found_where_it_is()
    {
        var lines = File.ReadAllLines(Path.Combine(SeedFactAttribute.Folder, "seeds", "1h08-release.txt"));
        var missed = new List<string>();
        foreach (var (line, old, changed) in Changes)
        {
            lines[line - 1].ShouldContain(old);
            var copy = (string[])lines.Clone();
            copy[line - 1] = copy[line - 1].Replace(old, changed, StringComparison.Ordinal);
            var findings = Announcement.Check(Encoding.UTF8.GetBytes(string.Join('\n', copy))).Findings.Where(f => f.Finding.Severity == Severity.Exception);
            if (!findings.Any(f => f.Finding.Place.Line == line && changed.Contains(f.Finding.Printed!.TrimEnd((char)37), StringComparison.Ordinal)))
            {
                missed.Add($"{line}: {old} -> {changed}");
            }
        }

        missed.ShouldBeEmpty();
    }
}

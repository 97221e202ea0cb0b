using System.Xml.Linq;

namespace Kessan.Tests.Conventions;

/// <summary>The references between projects are those of the drawing in ARCHITECTURE.md, and no others.</summary>
public class ProjectReferenceTests
{
    [Fact]
    public void Projects_reference_what_the_drawing_shows()
    {
        var drawn = Drawing().ToDictionary(line => line.Room, line => line.References, StringComparer.Ordinal);
        foreach (var project in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var room = Path.GetFileNameWithoutExtension(project);
            drawn.ShouldContainKey(room, $"{room} is a project that ARCHITECTURE.md does not draw");
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)).Order(StringComparer.Ordinal);
            references.ShouldBe(drawn[room].Order(StringComparer.Ordinal), $"what src/{room} references");
        }
    }

    [Fact]
    public void The_checker_knows_Core_alone() => Drawing().Single(line => line.Room == "TieOut").References.ShouldBe(["Core"]);

    [Fact]
    public void A_package_of_a_file_format_is_named_in_one_project_only()
    {
        var homes = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(p => XDocument.Load(p)
                .Descendants("PackageReference")
                .Select(r => (Package: (string)r.Attribute("Include")!, Project: Path.GetFileNameWithoutExtension(p))))
            .Where(pair => pair.Package is "CsvHelper" or "Markdig" or "HtmlAgilityPack" or "DocumentFormat.OpenXml" or "System.CommandLine"
                or "Microsoft.Data.Sqlite" or "Npgsql")
            .GroupBy(pair => pair.Package, StringComparer.Ordinal);
        homes.ShouldAllBe(home => home.Count() == 1);
    }

    /// <summary>Lines such as "    Documents -> Statements Core" in the block of ARCHITECTURE.md that begins with "rooms".</summary>
    private static IEnumerable<(string Room, string[] References)> Drawing() =>
        File.ReadLines(Path.Combine(Repository.Root, "ARCHITECTURE.md"))
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains("->", StringComparison.Ordinal))
            .Select(line => line.Split("->", StringSplitOptions.TrimEntries))
            .Select(sides => (sides[0], sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

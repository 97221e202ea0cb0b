using System.Globalization;
using Kessan.Tests.Conventions;
using YamlDotNet.RepresentationModel;

namespace Kessan.Tests.Published;

/// <summary>The published figures of a worked problem in ../shared/cases/consolidation, by the path of their keys: "expected/eps/20X7".</summary>
internal sealed class PublishedProblem
{
    private readonly YamlNode root;

    public PublishedProblem(string number)
    {
        using var text = new StreamReader(Directory.GetFiles(Folder, $"{number}-*.yaml").Single());
        var stream = new YamlStream();
        stream.Load(text);
        root = stream.Documents[0].RootNode;
    }

    public static string Folder =>
        Path.Combine(Environment.GetEnvironmentVariable("KESSAN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "cases", "consolidation");

    public string this[string path] => ((YamlScalarNode)path.Split('/').Aggregate(root, (node, key) => node[new YamlScalarNode(key)])).Value!;

    public decimal Number(string path) => decimal.Parse(this[path], NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>The place of the last digit printed: 0.01 for 25.03.</summary>
    public decimal Place(string path)
    {
        var digits = this[path].Split('.');
        var unit = 1m;
        for (var i = 0; digits.Length > 1 && i < digits[1].Length; i++) { unit /= 10m; }
        return unit;
    }
}

/// <summary>A test over published problems; skipped, and said to be, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedTheoryAttribute : TheoryAttribute
{
    public PublishedTheoryAttribute()
    {
        if (!Directory.Exists(PublishedProblem.Folder)) { Skip = "The folder of published problems (KESSAN_SHARED, or ../shared) is not here."; }
    }
}

using Kessan.Documents;
using Kessan.Tests.Examples;
using Kessan.Workspace;

namespace Kessan.Tests.Documents;

/// <summary>The documents of the example, built from its stated facts.</summary>
internal static class ExampleDocuments
{
    /// <summary>Every document of the example: announcements, slides, forms in both languages.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["2q07-release", "2q07-tanshin.en", "2q07-tanshin.ja", "3q07-presentation", "1h08-release", "1h08-tanshin.en", "1h08-tanshin.ja",
            "1h08-tanshin-2024.en", "1h08-tanshin-2024.ja"];

    public static Document Release(this IijExample example) => example.BuiltDocument("1h08-release");

    public static Document BuiltDocument(this IijExample example, string name)
    {
        var build = DocumentBuilder.Build(DocumentSource.Read(example.Folder, name)!, example.Input());
        build.Findings.ShouldBeEmpty();
        return build.Document!;
    }

    public static DocumentInput Input(this IijExample example)
    {
        var settings = example.Workspace.Settings;
        var statements = WorkspaceStatements.Read(example.Workspace).Input!;
        return new(example.Stated.Facts, statements.Definitions, settings.Calendar, settings.Currency, settings.CompanyName)
        {
            IssuerJa = settings.CompanyNameJa,
            IsIllustrative = statements.Illustrative.Has
        };
    }
}

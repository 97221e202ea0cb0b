using Kessan.Documents;
using Kessan.Tests.Examples;
using Kessan.Workspace;

namespace Kessan.Tests.Documents;

/// <summary>The documents of the example, built from its stated facts.</summary>
internal static class ExampleDocuments
{
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
        return new(example.Stated.Facts, statements.Definitions, settings.Calendar, settings.Currency, settings.CompanyName) { IssuerJa = settings.CompanyNameJa, IsIllustrative = statements.Illustrative.Has };
    }
}

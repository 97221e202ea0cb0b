using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Statements;

/// <summary>
/// A YAML text as its nodes, one root to a YAML document, each with its place: what every reader of settings, statements, tables and charts begins with.
/// </summary>
/// <param name="Fault">Why it is no YAML; null where it is. There are no roots then.</param>
public sealed record ParsedYaml(IReadOnlyList<YamlNode> Roots, YamlFault? Fault)
{
    public IEnumerable<YamlMappingNode> Mappings => Roots.OfType<YamlMappingNode>();

    public static ParsedYaml Of(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return new([.. stream.Documents.Select(d => d.RootNode)], null);
        }
        catch (YamlException fault)
        {
            // Of a tab the scanner says nothing but that there is one.
            if (TabbedLine(yaml) is { } line && fault.Message.Contains("tab", StringComparison.Ordinal))
            {
                return new([], new("a tab stands before its words, and YAML is indented by blanks", line, 1, 0));
            }
            return new([], new(fault.Message, (int)fault.Start.Line, (int)fault.Start.Column, (int)fault.Start.Index));
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up so, without a place, where a bracket is open at the end.
            return new([], new("a bracket or a quotation is not closed", yaml.AsSpan().TrimEnd().Count('\n') + 1, 1, yaml.Length));
        }
    }

    private static int? TabbedLine(string yaml) =>
        yaml.Split('\n')
            .Index()
            .Where(l => l.Item.AsSpan(0, l.Item.Length - l.Item.AsSpan().TrimStart().Length).Contains('\t'))
            .Select(l => (int?)(l.Index + 1))
            .FirstOrDefault();
}

/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Index">In the text, counted from 0.</param>
public sealed record YamlFault(string Message, int Line, int Column, int Index);

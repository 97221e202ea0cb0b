using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kessan.Documents;

/// <summary>The mappings of a YAML text, one per YAML document; none where it is no YAML.</summary>
internal sealed record ParsedYaml(IReadOnlyList<YamlMappingNode> Roots, YamlException? Fault)
{
    public static ParsedYaml Of(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return new([.. stream.Documents.Select(d => d.RootNode).OfType<YamlMappingNode>()], null);
        }
        catch (YamlException fault)
        {
            return new([], fault);
        }
    }
}

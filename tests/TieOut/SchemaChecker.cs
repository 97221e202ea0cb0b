using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kessan.Tests.TieOut;

/// <summary>The part of JSON Schema that our schemas of outputs use: type, const, enum, oneOf, required, properties, items, minimum, pattern, $ref.</summary>
internal static class SchemaChecker
{
    public static List<string> Faults(JsonElement schema, JsonElement value) => [.. Check(schema, schema, value, "$")];

    private static IEnumerable<string> Check(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Check(root, root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), value, path);
        }
        if (schema.TryGetProperty("oneOf", out var forms)) { return Forms(root, forms, value, path); }
        return Type(schema, value, path).Concat(Values(schema, value, path)).Concat(Object(root, schema, value, path)).Concat(Array(root, schema, value, path));
    }

    /// <summary>Exactly one of the forms; what is wrong with the nearest where none fits.</summary>
    private static IEnumerable<string> Forms(JsonElement root, JsonElement forms, JsonElement value, string path)
    {
        var faults = forms.EnumerateArray().Select(f => Check(root, f, value, path).ToList()).ToList();
        var fit = faults.Count(f => f.Count == 0);
        return fit == 1 ? [] : fit > 1 ? [$"{path} has more than one form"] : faults.MinBy(f => f.Count)!;
    }

    private static IEnumerable<string> Type(JsonElement schema, JsonElement value, string path)
    {
        if (!schema.TryGetProperty("type", out var type)) { yield break; }
        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
        if (!allowed.Any(t => Is(t, value))) { yield return $"{path} is {value.ValueKind}, not {string.Join(" or ", allowed)}"; }
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private static IEnumerable<string> Values(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("const", out var constant) && constant.GetRawText() != value.GetRawText()) { yield return $"{path} is not {constant}"; }
        if (schema.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(a => a.GetRawText() != value.GetRawText()))
        {
            yield return $"{path} is none of the words allowed";
        }
        if (value.ValueKind == JsonValueKind.Number && schema.TryGetProperty("minimum", out var minimum) && value.GetInt64() < minimum.GetInt64())
        {
            yield return $"{path} is below {minimum}";
        }
        if (value.ValueKind == JsonValueKind.String && schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            yield return $"{path} does not match {pattern}";
        }
    }

    private static IEnumerable<string> Object(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)) { yield break; }
        foreach (var required in schema.TryGetProperty("required", out var needed) ? [.. needed.EnumerateArray()] : System.Array.Empty<JsonElement>())
        {
            if (!value.TryGetProperty(required.GetString()!, out _)) { yield return $"{path} lacks {required}"; }
        }
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var known)) { yield return $"{path}.{member.Name} is not in the schema"; continue; }
            foreach (var fault in Check(root, known, member.Value, $"{path}.{member.Name}")) { yield return fault; }
        }
    }

    private static IEnumerable<string> Array(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array || !schema.TryGetProperty("items", out var items)) { return []; }
        return value.EnumerateArray().SelectMany((item, i) => Check(root, items, item, $"{path}[{i}]"));
    }
}

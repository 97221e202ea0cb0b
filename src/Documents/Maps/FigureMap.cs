using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kessan.Documents;

/// <summary>
/// The map beside an output: for every bound figure the facts it rests on, how it was rendered, and where it stands (docs/reference/documents.md).
/// The same document gives the same bytes.
/// </summary>
public static class FigureMap
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Document document, RenderedDocument rendered)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("document", document.Name);
            json.WriteString("file", rendered.File);
            json.WriteStartArray("figures");
            foreach (var (at, figure) in rendered.Figures.Index()) { Figure(json, at + 1, figure); }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Figure(Utf8JsonWriter json, int number, PlacedFigure placed)
    {
        var figure = placed.Figure;
        json.WriteStartObject();
        json.WriteString("id", "f" + number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("text", placed.Text);
        json.WriteString("rendering", figure.Prefix + placed.Text + figure.Suffix);
        json.WriteString("kind", figure.Kind.ToString().ToLowerInvariant());
        json.WriteStartArray("facts");
        foreach (var fact in figure.Facts) { json.WriteStringValue(fact.ToString()); }
        json.WriteEndArray();
        json.WriteString("unit", figure.Fact.Key.Unit.Name);
        json.WriteNumber("scale", figure.Format.Scale);
        json.WriteNumber("decimals", figure.Format.Decimals);
        if (figure.Fact.Number is { } value) { json.WriteNumber("value", value); }
        else { json.WriteNull("value"); }
        if (figure.Adjustment is { } adjustment) { json.WriteString("adjusted", adjustment.Reason); }
        Place(json, placed.Place);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, FigurePlace place)
    {
        switch (place)
        {
            case TextPlace text:
                json.WriteNumber("line", text.Line);
                json.WriteNumber("column", text.Column);
                json.WriteNumber("offset", text.Offset);
                json.WriteNumber("length", text.Length);
                break;
            case PartPlace part:
                json.WriteString("part", part.Part);
                json.WriteString("anchor", part.Anchor);
                break;
            case DrawnPlace drawn:
                json.WriteString("picture", drawn.Picture);
                break;
            default: break;
        }
    }
}

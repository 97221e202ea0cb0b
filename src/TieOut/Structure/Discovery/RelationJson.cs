using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>One line of JSON per table: the relations that hold, cell by cell (docs/reference/structure.md).</summary>
public static class RelationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Line(NamedTable table, IEnumerable<DiscoveredRelation> relations)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(relations);
        var buffer = new ArrayBufferWriter<byte>(1 << 12);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("file_name", table.FileName);
            writer.WriteString("table_id", table.TableId);
            writer.WriteStartArray("relations");
            foreach (var relation in relations)
            {
                foreach (var cell in relation.Cells)
                {
                    if (cell.Holds) { Write(writer, relation, cell.Position); }
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, DiscoveredRelation relation, int position)
    {
        writer.WriteStartObject();
        writer.WriteString("operator", Word(relation.Operator));
        writer.WritePropertyName("result");
        WriteCell(writer, relation.At(relation.Result, position));
        writer.WriteStartArray("inputs");
        foreach (var input in relation.Inputs) { WriteCell(writer, relation.At(input, position)); }
        writer.WriteEndArray();
        writer.WriteStartArray("signs");
        foreach (var sign in relation.Signs) { writer.WriteNumberValue(sign); }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter writer, (int Row, int Column) cell)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(cell.Row);
        writer.WriteNumberValue(cell.Column);
        writer.WriteEndArray();
    }

    private static string Word(RelationOperator @operator) => @operator switch
    {
        RelationOperator.Sum => "sum",
        RelationOperator.Average => "average",
        RelationOperator.Ratio => "ratio",
        _ => "change",
    };
}

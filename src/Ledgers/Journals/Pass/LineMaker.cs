using System.Runtime.CompilerServices;
using System.Text;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;
using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>Makes journal lines out of records.</summary>
internal sealed unsafe class LineMaker(RowPlan plan, RowReader reader, IReadOnlyList<string> files)
{
    private readonly int movement = plan.PositionOf(Dimension.Movement);
    private readonly int partner = plan.PositionOf(Dimension.Partner);
    private readonly int[] axes = [.. plan.Schema.Axes.Select(plan.PositionOf)];

    /// <summary>Everything a line has.</summary>
    public static IEnumerable<string> Dimensions(JournalSchema schema) => [Dimension.Movement, Dimension.Partner, .. schema.Axes];

    /// <summary>The record the reader has just read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public JournalLine Make(JournalLayout layout, Block block, int* ends, long row)
    {
        var document = Encoding.UTF8.GetString(reader.Document.Bytes);
        var textColumn = layout[JournalField.Text];
        var text = textColumn < 0 ? plan.ConstantOf(JournalField.Text) : Encoding.UTF8.GetString(reader.Field(block.Text, ends, textColumn).Bytes);
        var amount = reader.AmountState switch
        {
            AmountState.Small => Units(reader.Amount),
            AmountState.Wide => CellSet.InUnits(reader.WideAmount),
            _ => 0m,
        };
        return new(Text(RowPlan.Entity), Text(RowPlan.Account), Text(movement), Text(partner), Members(), Text(RowPlan.Currency), Day(reader.Date), document,
            amount, text, files[block.File], row);
    }

    private static decimal Units(long tenThousandths) =>
        tenThousandths % AmountScale.UnitsPerOne == 0 ? tenThousandths / AmountScale.UnitsPerOne : (decimal)tenThousandths / AmountScale.UnitsPerOne;

    private static DateOnly Day(int date) => date == DateParser.Unreadable ? DateOnly.MinValue : new(date / 10_000, date / 100 % 100, date % 100);

    private string Text(int dimension) => reader.Texts[dimension].Texts[reader.Codes[dimension]];

    private string[] Members()
    {
        if (axes.Length == 0) { return []; }
        var members = new string[axes.Length];
        for (var i = 0; i < axes.Length; i++) { members[i] = Text(axes[i]); }
        return members;
    }
}

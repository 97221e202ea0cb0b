using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// Reads one record after the other into its own fields, without allocating: the codes of its dimensions, date, amount and document. One for
/// each thread.
/// </summary>
internal sealed unsafe class RowReader
{
    private readonly RowPlan plan;
    private readonly NumberFormat format;
    private readonly DateParser dates;
    private readonly Scratch scratch = new();
    private readonly Scratch documentScratch = new();
    private readonly Dictionary<int, bool> selectedMonths = [];
    private readonly int selectedFrom;
    private readonly int selectedTo;
    private readonly int checkedFrom;
    private readonly int checkedTo;
    private readonly int[] selective;
    private readonly bool selectsAll;

    // Of the current file:
    private Slot[] slots = [];
    private int dateColumn;
    private int documentColumn;
    private int amountColumn;
    private int debitColumn;
    private int creditColumn;
    private int quote;

    public RowReader(RowPlan plan)
    {
        this.plan = plan;
        Texts = plan.NewCodes();
        Codes = new int[Texts.Length];
        format = NumberFormat.Of(plan.Schema);
        dates = new(plan.Schema.Dates);
        (selectedFrom, selectedTo, checkedFrom, checkedTo) = (plan.SelectedFrom, plan.SelectedTo, plan.CheckedFrom, plan.CheckedTo);
        selective = [.. plan.Selective];
        selectsAll = plan.SelectsAll;
        // Its tables are then known to whoever compiles a loop around Read.
        RuntimeHelpers.RunClassConstructor(typeof(AmountParser).TypeHandle);
    }

    /// <summary>The texts of each dimension by code, of this thread.</summary>
    public TextCodes[] Texts { get; }

    /// <summary>The code of each dimension of the current line.</summary>
    public int[] Codes { get; }

    /// <summary>yyyymmdd.</summary>
    public int Date { get; private set; }

    public AmountState AmountState { get; private set; }

    public long Amount { get; private set; }

    public Int128 WideAmount { get; private set; }

    public FieldText Document { get; private set; }

    /// <summary>Whether the line counts for what was asked; it is checked in any case.</summary>
    public bool IsSelected { get; private set; }

    public void Begin(JournalLayout layout)
    {
        var all = plan.ColumnsIn(layout);
        slots = new Slot[all.Count(column => column >= 0)];
        for (int d = 0, next = 0; d < all.Length; d++)
        {
            if (all[d] >= 0) { slots[next++] = new(Texts[d], all[d], d); }
            else { Codes[d] = Texts[d].CodeOf(plan.ConstantOf(plan.Dimensions[d])); }
        }

        (dateColumn, documentColumn) = (layout[JournalField.Date], layout[JournalField.Document]);
        (amountColumn, debitColumn, creditColumn) = (layout[JournalField.Amount], layout[JournalField.Debit], layout[JournalField.Credit]);
        quote = layout.Quote ?? -1;
    }

    /// <param name="ends">The ends of the record's fields; the one at −1 is just before the record.</param>
    /// <returns>Null where the line can be taken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RejectReason? Read(byte* text, int* ends)
    {
        var codes = Codes;
        foreach (ref readonly var slot in slots.AsSpan()) { codes[slot.Dimension] = slot.Texts.CodeOf(Field(text, ends, slot.Column, scratch)); }

        Document = documentColumn < 0 ? default : Field(text, ends, documentColumn, documentScratch);
        Date = dates.Parse(Field(text, ends, dateColumn, scratch));
        ReadAmount(text, ends);
        var known = Texts[RowPlan.Entity].Known[Codes[RowPlan.Entity]] & Texts[RowPlan.Account].Known[Codes[RowPlan.Account]];
        if (Date < checkedFrom || Date > checkedTo || Date == DateParser.Unreadable || AmountState >= AmountState.Unreadable || !known) { return Reason(); }
        IsSelected = selectsAll || Selects();
        return null;
    }

    public FieldText Field(byte* text, int* ends, int column) => Field(text, ends, column, scratch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FieldText Field(byte* text, int* ends, int column, Scratch room) =>
        FieldText.Between(text + ends[column - 1] + 1, text + ends[column], quote, room);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadAmount(byte* text, int* ends)
    {
        if (amountColumn < 0)
        {
            ReadPair(text, ends);
            return;
        }

        AmountState = AmountParser.Parse(Field(text, ends, amountColumn, scratch), format, out var small, out var wide);
        Amount = small;
        if (AmountState == AmountState.Wide) { WideAmount = wide; }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadPair(byte* text, int* ends)
    {
        var debit = Side(text, ends, debitColumn, out var left);
        var credit = Side(text, ends, creditColumn, out var right);
        AmountState = (AmountState)Math.Max((byte)debit, (byte)credit);
        if (AmountState >= AmountState.Unreadable) { return; }
        WideAmount = left - right;
        var fits = WideAmount >= long.MinValue && WideAmount <= long.MaxValue;
        (AmountState, Amount) = fits ? (AmountState.Small, (long)WideAmount) : (AmountState.Wide, 0);
    }

    private AmountState Side(byte* text, int* ends, int column, out Int128 amount)
    {
        amount = 0;
        var field = Field(text, ends, column, scratch);
        if (field.Length == 0) { return AmountState.Small; }
        var state = AmountParser.Parse(field, format, out var small, out var wide);
        amount = state == AmountState.Wide ? wide : small;
        return state;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RejectReason Reason()
    {
        if (Date == DateParser.Unreadable) { return RejectReason.UnreadableDate; }
        if (AmountState == AmountState.Unreadable) { return RejectReason.UnreadableAmount; }
        if (AmountState == AmountState.OutOfRange) { return RejectReason.AmountOutOfRange; }
        var entity = Texts[RowPlan.Entity];
        var account = Texts[RowPlan.Account];
        if (entity.Texts[Codes[RowPlan.Entity]].Length == 0 || account.Texts[Codes[RowPlan.Account]].Length == 0) { return RejectReason.MissingKey; }
        if (!entity.Known[Codes[RowPlan.Entity]]) { return RejectReason.UnknownEntity; }
        return account.Known[Codes[RowPlan.Account]] ? RejectReason.DateOutOfPeriod : RejectReason.UnknownAccount;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Selects()
    {
        var selected = Date >= selectedFrom && Date <= selectedTo;
        foreach (var d in selective) { selected &= Texts[d].Selected[Codes[d]]; }
        return selected && SelectsMonth();
    }

    /// <summary>A column that is coded.</summary>
    private readonly record struct Slot(TextCodes Texts, int Column, int Dimension);

    private bool SelectsMonth()
    {
        if (plan.MonthCondition is not { } condition) { return true; }
        var month = Date / 100;
        if (!selectedMonths.TryGetValue(month, out var selected))
        {
            selectedMonths.Add(month, selected = condition.Holds(Months.Text(month)));
        }

        return selected;
    }
}

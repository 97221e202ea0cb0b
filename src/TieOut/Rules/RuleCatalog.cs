using Kessan.Core;

namespace Kessan.TieOut.Rules;

/// <summary>All rules, by code. A code is never used again for something else.</summary>
public static class RuleCatalog
{
    public static readonly Rule FileCannotBeRead = new("TO000", "file-cannot-be-read", Severity.Fault, "A file is not there, or may not be read.");
    public static readonly Rule InputCannotBeUsed = new("TO001", "input-cannot-be-used", Severity.Fault,
        "The file is empty, binary, no text, or not what its name says.");
    public static readonly Rule NoFigureRead = new("TO002", "no-figure-read", Severity.Note,
        "The document was read, and no number in it: nothing was checked.");
    public static readonly Rule TableCannotBeRead = new("TO010", "table-cannot-be-read", Severity.Fault, "A file of tables is neither CSV nor JSON lines.");
    public static readonly Rule BaselineCannotBeUsed = new("TO020", "baseline-cannot-be-used", Severity.Fault,
        "The file of accepted findings is not what it should be.");
    public static readonly Rule ReportCannotBeWritten = new("TO030", "report-cannot-be-written", Severity.Fault, "A report's file cannot be written.");
    public static readonly Rule ProseDisagreesWithTable = new("TO101", "prose-disagrees-with-table", Severity.Exception,
        "A number in a sentence is not the one in the table it speaks of.");
    public static readonly Rule TablesDisagree = new("TO102", "tables-disagree", Severity.Exception,
        "Two tables print different numbers for the same thing and period.");
    public static readonly Rule ColumnDoesNotFoot = new("TO201", "column-does-not-foot", Severity.Exception, "A total is not the sum of its rows.");
    public static readonly Rule RowDoesNotCrossFoot = new("TO202", "row-does-not-cross-foot", Severity.Exception,
        "A total is not the sum of the columns beside it.");
    public static readonly Rule AdjustedToFoot = new("TO203", "adjusted-to-foot", Severity.Note, "A last digit differs by one so that a column foots.");
    public static readonly Rule DeductionWithoutSign = new("TO204", "deduction-without-sign", Severity.Exception,
        "An amount that is taken off is printed without its sign.");
    public static readonly Rule BalanceSheetDoesNotBalance = new("TO205", "balance-sheet-does-not-balance", Severity.Exception,
        "Total assets are not the total of liabilities and equity.");
    public static readonly Rule CashDoesNotRoll = new("TO206", "cash-does-not-roll", Severity.Exception,
        "Cash at the beginning and its change do not come to the cash at the end.");
    public static readonly Rule WrongSign = new("TO207", "wrong-sign", Severity.Exception, "A number has a sign that the rest refutes.");
    public static readonly Rule RowLeftOutOrTwice = new("TO208", "row-left-out-or-twice", Severity.Exception,
        "A total is missed in every column by a row that is not there, or that stands twice.");
    public static readonly Rule GrowthDoesNotRecompute = new("TO301", "growth-does-not-recompute", Severity.Exception,
        "A printed growth is not the one of the two amounts beside it.");
    public static readonly Rule ChangeDoesNotRecompute = new("TO302", "change-does-not-recompute", Severity.Exception,
        "A printed change is not the difference of the two amounts beside it.");
    public static readonly Rule ShareDoesNotRecompute = new("TO303", "share-does-not-recompute", Severity.Exception,
        "A percentage of a total is not the quotient of the two amounts.");
    public static readonly Rule RatioDoesNotRecompute = new("TO304", "ratio-does-not-recompute", Severity.Exception,
        "A margin or ratio is not the quotient of its amounts.");
    public static readonly Rule TranslationDoesNotRecompute = new("TO305", "translation-does-not-recompute", Severity.Exception,
        "A translated amount is not the amount at the stated rate.");
    public static readonly Rule PerShareDoesNotRecompute = new("TO306", "per-share-does-not-recompute", Severity.Exception,
        "A per-share amount is not the amount divided by the shares.");
    public static readonly Rule PointsPrintedAsPercent = new("TO307", "points-printed-as-percent", Severity.Note,
        "The difference of two percentages is printed in per cent where it is one in points, or the reverse.");
    public static readonly Rule DirectionContradictsSign = new("TO401", "direction-contradicts-sign", Severity.Exception,
        "A sentence says up where the numbers say down, or the reverse.");
    public static readonly Rule WrongPeriod = new("TO501", "wrong-period", Severity.Exception, "A number is labelled with one period and is that of another.");
    public static readonly Rule BaseDateNotBefore = new("TO502", "base-date-not-before-current", Severity.Exception,
        "A change is measured against a day that is not before the current one.");
    public static readonly Rule NoteMarkPointsElsewhere = new("TO601", "note-mark-points-elsewhere", Severity.Note,
        "A note mark stands at words that its note is not about.");

    public static readonly Rule NoteMarkWithoutNote = new("TO602", "note-mark-without-note", Severity.Note,
        "A note mark stands at a word, and no note bears it.");
    public static readonly Rule NoteWithoutMark = new("TO603", "note-without-mark", Severity.Note, "A note stands below, and nothing bears its mark.");
    public static readonly Rule DisagreesWithBooks = new("TO701", "disagrees-with-books", Severity.Exception,
        "A number is not the one of the books it was bound to.");
    public static readonly Rule BookedFigureNotRead = new("TO702", "booked-figure-not-read", Severity.Exception,
        "No number stands where the map of the document puts one.");

    public static readonly Rule NamedFactDisagrees = new("TO703", "named-fact-disagrees", Severity.Exception,
        "A number is not the one of the books for the name, period and unit it stands under.");
    public static readonly Rule TagDisagreesWithPrint = new("TO711", "tag-disagrees-with-print", Severity.Exception,
        "The XBRL tag of a number says another scale or period than the page.");
    public static readonly Rule TaggedFactPrintedDifferently = new("TO712", "tagged-fact-printed-differently", Severity.Exception,
        "Two places carry the tag of the same fact and print different numbers.");
    public static readonly Rule ComparativeDiffers = new("TO801", "comparative-differs-without-note", Severity.Exception,
        "A comparative is not the number that the earlier document printed, and nothing says why.");
    public static readonly Rule ComparativeReclassified = new("TO802", "comparative-presented-anew", Severity.Note,
        "A comparative differs from the earlier document by a reclassification or an announced restatement.");
    public static readonly Rule AcceptanceExpired = new("TO901", "acceptance-expired", Severity.Note, "A finding was accepted until a day that has passed.");
    public static readonly Rule AcceptanceUnmatched = new("TO902", "acceptance-unmatched", Severity.Note,
        "An accepted finding is not found any more at its place with its value.");

    public static readonly IReadOnlyList<Rule> All =
    [
        FileCannotBeRead, InputCannotBeUsed, NoFigureRead, TableCannotBeRead, BaselineCannotBeUsed, ReportCannotBeWritten,
        ProseDisagreesWithTable, TablesDisagree, ColumnDoesNotFoot, RowDoesNotCrossFoot, AdjustedToFoot, DeductionWithoutSign,
        BalanceSheetDoesNotBalance, CashDoesNotRoll, WrongSign, RowLeftOutOrTwice, GrowthDoesNotRecompute, ChangeDoesNotRecompute,
        ShareDoesNotRecompute, RatioDoesNotRecompute, TranslationDoesNotRecompute, PerShareDoesNotRecompute, PointsPrintedAsPercent, DirectionContradictsSign,
        WrongPeriod, BaseDateNotBefore, NoteMarkPointsElsewhere, NoteMarkWithoutNote, NoteWithoutMark, DisagreesWithBooks, BookedFigureNotRead,
        NamedFactDisagrees, TagDisagreesWithPrint, TaggedFactPrintedDifferently, ComparativeDiffers, ComparativeReclassified, AcceptanceExpired,
        AcceptanceUnmatched,
    ];

    /// <summary>By code or by name; null where there is none.</summary>
    public static Rule? Find(string codeOrName) =>
        All.FirstOrDefault(r => r.Code.Equals(codeOrName, StringComparison.OrdinalIgnoreCase) || r.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));
}

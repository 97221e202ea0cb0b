using Kessan.Core;

namespace Kessan.Documents;

/// <summary>What can be wrong with a document: permanent code and the defect in words (docs/reference/documents.md lists them).</summary>
public sealed record DocumentRule(string Code, string Name, Severity Severity = Severity.Fault)
{
    public static readonly DocumentRule UnclosedBinding = new("DO101", "unclosed-binding");
    public static readonly DocumentRule MalformedBinding = new("DO102", "malformed-binding");
    public static readonly DocumentRule UnknownName = new("DO103", "unknown-name");
    public static readonly DocumentRule MissingFact = new("DO104", "missing-fact");
    public static readonly DocumentRule AmbiguousFact = new("DO105", "ambiguous-fact");
    public static readonly DocumentRule WrongPeriodLabel = new("DO106", "wrong-period-label");
    public static readonly DocumentRule UnitSlip = new("DO107", "unit-slip");
    public static readonly DocumentRule WordContradictsSign = new("DO108", "word-contradicts-sign");
    public static readonly DocumentRule NoWordCarriesSign = new("DO109", "no-word-carries-sign");
    public static readonly DocumentRule TypedNumber = new("DO110", "typed-number");
    public static readonly DocumentRule NotStated = new("DO111", "figure-not-stated");
    public static readonly DocumentRule NegativeInSentence = new("DO112", "negative-in-sentence");
    public static readonly DocumentRule WrongDate = new("DO113", "wrong-date");
    public static readonly DocumentRule UnknownNote = new("DO120", "unknown-note");
    public static readonly DocumentRule NoteWithoutMark = new("DO121", "note-without-mark");
    public static readonly DocumentRule NoPlaceForNotes = new("DO122", "no-place-for-notes");
    public static readonly DocumentRule UnknownTable = new("DO130", "unknown-table");
    public static readonly DocumentRule UnusableDefinition = new("DO131", "unusable-definition");
    public static readonly DocumentRule UnknownRow = new("DO132", "unknown-row");
    public static readonly DocumentRule AdjustmentDoesNotApply = new("DO140", "adjustment-does-not-apply");
    public static readonly DocumentRule AdjustmentTooLarge = new("DO141", "adjustment-too-large");
    public static readonly DocumentRule AdjustmentNotAccepted = new("DO142", "adjustment-not-accepted", Severity.Note);
    public static readonly DocumentRule UnknownDatum = new("DO151", "unknown-company-datum");

    public static readonly DocumentRule UnknownChart = new("DO133", "unknown-chart");
    public static readonly DocumentRule WaterfallDoesNotAdd = new("DO134", "waterfall-does-not-add");
    public static readonly DocumentRule MissingImage = new("DO136", "missing-image");
    public static readonly DocumentRule UnknownInclude = new("DO137", "unknown-include");
    public static readonly DocumentRule UnfilledSlot = new("DO138", "unfilled-slot");
    public static readonly DocumentRule NoFont = new("DO162", "no-font", Severity.Note);
    public static readonly DocumentRule NoBrowser = new("DO160", "no-browser", Severity.Note);
    public static readonly DocumentRule NotDrawn = new("DO163", "picture-not-drawn", Severity.Note);
    public static readonly DocumentRule NotPrinted = new("DO161", "not-printed", Severity.Exception);

    public static IReadOnlyList<DocumentRule> All { get; } =
    [
        UnclosedBinding, MalformedBinding, UnknownName, MissingFact, AmbiguousFact, WrongPeriodLabel, UnitSlip, WordContradictsSign,
        NoWordCarriesSign, TypedNumber, NotStated, NegativeInSentence, WrongDate, UnknownNote, NoteWithoutMark, NoPlaceForNotes, UnknownTable,
        UnusableDefinition, UnknownRow, AdjustmentDoesNotApply, AdjustmentTooLarge, AdjustmentNotAccepted, UnknownDatum, UnknownChart, WaterfallDoesNotAdd,
        MissingImage, UnknownInclude, UnfilledSlot, NoBrowser, NotPrinted, NoFont, NotDrawn,
    ];
}

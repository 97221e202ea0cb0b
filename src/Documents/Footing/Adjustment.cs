using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// A last digit that a person agreed to move so that a printed column foots: a row of adjustments/footing.csv.
/// Numbers are as printed, in printed units, signed.
/// </summary>
/// <param name="Table">The table's id, or <c>text</c> for a sentence that repeats an adjusted cell.</param>
/// <param name="AcceptedBy">Who agreed; an adjustment that nobody accepted is not applied.</param>
public sealed record Adjustment(
    string Document, string Table, string Row, string Column, decimal From, decimal To, string Reason, string AcceptedBy, Place Source);

using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Makes a figure of one cell: the number from the cell; scale, unit, kind and period from cell, row, column and table, in this order.</summary>
internal static class CellReader
{
    /// <summary>A label without any of these counts no shares.</summary>
    private static readonly Phrases Counts = new("shares", "weighted", "number of");

    public static CellFigure? Read(TableView table, int row, int column, Passage passage, string? rowCurrency, string? mainCurrency, DocumentEvidence evidence)
    {
        var text = passage.Text;
        var tokens = Lexer.Lex(text);
        var numbers = NumberReader.Read(text, tokens, [], isCell: true);
        if (numbers.Count == 0 || JapaneseWords.IsCode(table.Rows[row].Label) || table.Columns[column].IsNotes || IsPages(table.Columns[column].Header))
        {
            return null;
        }
        var number = numbers[0];
        var (r, c) = (table.Rows[row], table.Columns[column]);
        var kind = KindOf(table, r, c, number, CellScanner.AfterDirection(text) > 0);
        var (unit, scale) = UnitOf(table, r, c, number, kind, rowCurrency, mainCurrency);
        var sign = number.Sign is SignStyle.Minus or SignStyle.Parentheses || CellScanner.SaysDown(text) ? -1m : 1m;
        var place = Place(number.Decimals);
        var cell = new CellFigure
        {
            Table = table,
            Row = row,
            Column = column,
            Printed = sign * number.Value,
            PrintedPrecision = place,
            Sign = number.Sign,
            Figure = evidence.Complete(new Figure
            {
                Text = text[number.Start..number.End],
                Span = passage.SourceSpan(number.Start, number.End),
                Value = sign * number.Value * scale,
                Precision = place * scale,
                Scale = scale,
                Unit = unit,
                Kind = kind,
                Period = r.Period ?? c.Period,
                Digits = number.Digits,
            }, SaysScale(table, r, c, number)),
        };
        if (numbers.Count > 1 && numbers[1].Currency is { } second)
        {
            table.Appositions.Add(new(cell, Apposed(passage, numbers[1], second, cell.Figure.Period)));
        }
        return cell;
    }

    /// <summary>The numbers of a table of contents are places, not figures.</summary>
    private static bool IsPages(string header) =>
        header.Length is > 0 and < 14
            && header.Trim().TrimEnd('.') is "Page" or "PAGE" or "Pages" or "Page No" or "Page Number" or "\u9801" or "\u30DA\u30FC\u30B8";

    private static Figure Apposed(Passage passage, PrintedNumber number, string currency, ReportingPeriod? period)
    {
        var scale = number.Scale ?? 1m;
        var start = number.Sign == SignStyle.Parentheses ? passage.Text.AsSpan(number.Start).IndexOfAnyInRange('0', '9') + number.Start : number.Start;
        var end = number.Sign == SignStyle.Parentheses ? start + passage.Text.AsSpan(start).IndexOfAnyExcept("0123456789.,".AsSpan()) : number.End;
        return new()
        {
            Text = passage.Text[start..end],
            Span = passage.SourceSpan(start, end),
            Value = number.Value * scale,
            Precision = Place(number.Decimals) * scale,
            Scale = scale,
            Unit = currency,
            Kind = FigureKind.Amount,
            Period = period,
            Digits = number.Digits,
        };
    }

    private static bool SaysScale(TableView table, RowView row, ColumnView column, PrintedNumber number) =>
        (number.Scale ?? row.Caption.Scale ?? column.Caption.Within(table.Caption).Scale) is not null;

    internal static decimal Place(int decimals)
    {
        var place = 1m;
        for (var i = 0; i < decimals; i++) { place /= 10m; }
        return place;
    }

    private static FigureKind KindOf(TableView table, RowView row, ColumnView column, PrintedNumber number, bool saysDirection)
    {
        if (number.IsPoints) { return FigureKind.Points; }
        // A thousand per cent without decimals has no place in a column of percentages: the columns of amount and percentage have run together, unless it
        // is the only one.
        if (number.IsPercent || IsPercentRow(row.Label, number) || (column.IsPercent && (number.Value < 1000m || number.Decimals > 0 || column.HasOneLarge)))
        {
            if (saysDirection || column.IsChange || (table.Title.Contains('%') && (Phrases.Has(table.Title, "change") || JapaneseWords.IsChange(table.Title))))
            {
                return FigureKind.Growth;
            }
            return IsRatio(row.Label) ? FigureKind.Margin : FigureKind.Share;
        }

        if (column.IsChange) { return FigureKind.Change; }
        if (row.Measure is not null) { return FigureKind.Count; }
        if ((!row.Caption.IsPerShare || (number.Decimals == 0 && CountsShares(row.Label))) && IsShareCount(row.Label)) { return FigureKind.Count; }
        if (number.Decimals == 0 && ScaleOfShares(column) is not null) { return FigureKind.Count; }
        var heading = HeadingOver(table, row);
        // Shares are printed whole or with one decimal (in millions), amounts per share with two or more.
        if (number.Decimals <= 1 && IsShareCount(heading)) { return FigureKind.Count; }
        if (number.IsMinor || IsPerShare(table, row, column, number) || (number.Decimals >= 2 && Caption.Read(heading).IsPerShare))
        {
            return FigureKind.PerShare;
        }
        if (Phrases.Has(row.Label, "exchange rate") && number.Decimals > 1) { return FigureKind.Rate; }
        return number.Noun is not null ? FigureKind.Count : FigureKind.Amount;
    }

    /// <summary>"EBIT margin in %", "Equity ratio (%)".</summary>
    private static bool IsPercentRow(string label, PrintedNumber number) =>
        number is { Currency: null, Value: < 1000m } && label.AsSpan().TrimEnd(") ".AsSpan()) is [.., '%'] && IsRatio(label);

    /// <summary>"Net income per share:" over Basic and Diluted.</summary>
    private static string HeadingOver(TableView table, RowView row) => table.Table.Rows[row.Index].Headings is { Count: > 0 } headings ? headings[^1].Text : "";

    private static (string? Unit, decimal Scale) UnitOf(TableView table, RowView row, ColumnView column, PrintedNumber number, FigureKind kind,
        string? rowCurrency, string? mainCurrency)
    {
        if (kind is FigureKind.Growth or FigureKind.Margin or FigureKind.Share or FigureKind.Points) { return ("pure", number.Scale ?? 0.01m); }
        if (kind == FigureKind.Rate) { return (null, 1m); }
        var caption = column.Caption.Within(table.Caption);
        var currency = number.Currency ?? rowCurrency ?? row.Caption.Currency ?? caption.Currency ?? mainCurrency;
        if (kind == FigureKind.PerShare)
        {
            return (currency is null ? null : currency + "/shares", number.Scale ?? (row.Caption.IsMinor || column.Caption.IsMinor ? 0.01m : 1m));
        }
        if (kind == FigureKind.Count)
        {
            return (number.Noun ?? row.Measure ?? "shares",
                number.Scale ?? row.Caption.Scale ?? ScaleOfCount(table, row) ?? ScaleOfShares(column)
                    ?? (row.Measure is not null || SharesAreUnits(table, row, column) ? 1m : caption.Scale ?? 1m));
        }
        return (currency, number.Scale ?? row.Caption.Scale ?? caption.Scale ?? 1m);
    }

    /// <summary>"Number of shares (in thousands) used in computing:" over Basic and Diluted.</summary>
    private static decimal? ScaleOfCount(TableView table, RowView row) =>
        HeadingOver(table, row) is { Length: > 0 } heading && Phrases.Has(heading, "shares") ? Caption.Read(heading).Scale : null;

    /// <summary>A column headed 株 or 千株 counts shares, whatever the amounts beside it are in.</summary>
    private static decimal? ScaleOfShares(ColumnView column) =>
        column.Caption.Currency is null && JapaneseUnits.In(column.Header) is { Noun: "shares" } unit ? unit.Scale : null;

    private static bool SharesAreUnits(TableView table, RowView row, ColumnView column) =>
        table.Caption.SharesExcepted || column.Caption.SharesExcepted || Phrases.Has(row.Label, "(shares)") || Phrases.Has(row.Label, "(ADSs)");

    private static bool IsPerShare(TableView table, RowView row, ColumnView column, PrintedNumber number)
    {
        // "Earnings/EPS": of the two the one with decimals is per share.
        if (row.Caption.IsPerShare || column.Caption.IsPerShare
            || (HasWord(row.Label, "EPS") && (number.Decimals > 0 || row.Label.StartsWith("EPS", StringComparison.Ordinal))))
        {
            return true;
        }
        if (table.Caption.Scale is null && column.Caption.Scale is null && table.Columns.Any(c => c.Caption.IsPerShare && c.Caption.Scale is null))
        {
            return true;
        }
        var titled = table.Table.Title.Any(t => Phrases.Has(t.Text, "per share") && !Phrases.Has(t.Text, "except"));
        return titled && column.Caption.Scale is null && column.Caption.Currency is not null;
    }

    /// <summary>By whole words: "operations" has a ratio in it, and is none.</summary>
    internal static bool IsRatio(string label) =>
        HasWord(label, "ratio") || HasWord(label, "margin") || HasWord(label, "rate") || HasWord(label, "percentage") || JapaneseWords.IsRatio(label);

    internal static bool HasWord(string label, string word)
    {
        for (var at = Phrases.IndexOf(label, word); at >= 0; at = Phrases.IndexOf(label, word, at + 1))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(label[at - 1]))
                && (end == label.Length || !char.IsLetter(label[end])
                    || (label[end] is 's' or 'S' && (end + 1 == label.Length || !char.IsLetter(label[end + 1])))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Weighted average shares used in diluted net income per share computation".</summary>
    private static bool CountsShares(string label) =>
        HasWord(label, "share") && Phrases.Has(label, "shares") && label.IndexOf("shares", StringComparison.OrdinalIgnoreCase) is var at
        && (label.IndexOf("used in", at, StringComparison.OrdinalIgnoreCase) >= 0 || label.IndexOf("used for", at, StringComparison.OrdinalIgnoreCase) >= 0
            || label.IndexOf("used to", at, StringComparison.OrdinalIgnoreCase) >= 0
            || label.IndexOf("outstanding", at, StringComparison.OrdinalIgnoreCase) >= 0 && Phrases.Has(label, "average"));

    internal static bool IsShareCount(string label) =>
        JapaneseWords.IsShareCount(label) || (Counts.In(label) && SaysShareCount(label));

    private static bool SaysShareCount(string label) =>
        Phrases.Has(label, "shares") && !Phrases.Has(label, "repurchase")
            && (Phrases.Has(label, "outstanding") || Phrases.Has(label, "average") || Phrases.Has(label, "number of")) && !Phrases.Has(label, "authorized")
        || CountsShares(label)
        || (Phrases.Has(label, "weighted") && Phrases.Has(label, "average") && (Phrases.Has(label, "number of") || Phrases.Has(label, "outstanding")))
        || (Phrases.Has(label, "number of") && (label.Contains("ADS", StringComparison.Ordinal) || Phrases.Has(label, "stock")));
}

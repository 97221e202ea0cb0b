using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Reads the headers, labels and cells of a table: units, scales, periods and figures.</summary>
/// <param name="labels">The labels of all rows, cut into tokens.</param>
internal sealed class TableViewBuilder(Vocabulary vocabulary, DocumentCalendar calendar, string? mainCurrency, DocumentEvidence evidence,
    IReadOnlyDictionary<Passage, PassageText> labels)
{
    private static readonly string[] CoreEnds = [", net of", ", less ", " -- authorized", "\u2014authorized", ":"];

    private static readonly Phrases Units = new("(in ", "in million", "in thousand", "in billion");

    /// <summary>Words in parentheses that only say what a sign means or what is counted.</summary>
    private static readonly string[] SignWords = ["loss", "losses", "benefit", "expense", "expenses", "income", "decrease", "increase", "shares", "unaudited",
        "earnings", "reversal", "gain", "gains", "deficit", "used in", "adss", "provided by", "note"];

    /// <summary>The table without its cells, which <see cref="ReadCells"/> reads.</summary>
    public TableView Build(Table table, int index, Caption outer, IReadOnlyList<TimeExpression> titleTimes, string title, decimal? openScale)
    {
        var caption = ReadCaption(table).Within(outer);
        var open = caption.Scale is null && table.Columns.All(c => Caption.Read(c.Header).Scale is null);
        if (open && openScale is { } scale) { caption = caption with { Scale = scale }; }
        var headers = table.Columns.Select(c => ReadColumn(table, c, titleTimes)).ToList();
        for (var c = 1; c < headers.Count; c++) { headers[c] = WithDayBeside(headers[c], headers[c - 1]); }
        var headings = new HeadingWords(vocabulary, title);
        List<TimeExpression> rowTimes = [.. titleTimes, .. headers.Select(h => h.Times.Where(t => t.Year is null)).FirstOrDefault(t => t.Any()) ?? []];
        var rows = table.Rows.Select((r, i) => ReadRow(r, i, rowTimes, headings)).ToList();
        return new TableView { Index = index, Table = table, Title = title, Caption = caption, Columns = headers, Rows = rows, ScaleIsOpen = open };
    }

    /// <summary>The unit that titles and headers together state for the table: "(JPY in millions)" over any column.</summary>
    public static Caption ReadCaption(Table table)
    {
        var caption = Caption.Empty;
        foreach (var title in table.Title.Reverse())
        {
            if (SaysUnit(title.Text) && Caption.Read(title.Text) is { SaysUnit: true } said) { caption = caption.Within(said); }
        }
        foreach (var header in table.Columns.SelectMany(c => c.Headers).Where(h => h.Text.StartsWith('(')))
        {
            if (Caption.Read(header.Text) is { Scale: not null } said) { caption = caption.Within(said); }
        }
        return caption;
    }

    /// <summary>Only in parentheses, after "Unit:" or in a short line do titles speak of units: others are about something else.</summary>
    public static bool SaysUnit(string text) =>
        Units.In(text) || text.StartsWith("Unit", StringComparison.OrdinalIgnoreCase) || (text.StartsWith('(') && text.Length < 90)
        || (text.Length < 40 && (Phrases.Has(text, "millions") || Phrases.Has(text, "thousands")))
        || text.Contains("\u5358\u4F4D", StringComparison.Ordinal) || (text.Length < 60 && JapaneseUnits.In(text) is not null) || EndsWithUnit(text)
        || IsUnit(text);

    /// <summary>
    /// "Revenues by quarter (JPY millions)", "Income statement, EUR m", "Cash flows in EUR million": what stands at the end holds nothing but a unit.
    /// </summary>
    private static bool EndsWithUnit(string text)
    {
        var open = text.LastIndexOf('(');
        if (open > 0 && text.EndsWith(')') && text.Length - open < 24 && Caption.Read(text[open..]).Scale is not null) { return true; }
        var last = Math.Max(text.LastIndexOf(", ", StringComparison.Ordinal) + 2, text.LastIndexOf(" in ", StringComparison.Ordinal) + 4);
        return last > 4 && text.Length < 100 && IsUnit(text[last..]) && Caption.Read(text[last..]).Scale is not null;
    }

    private ColumnView ReadColumn(Table table, Column column, IReadOnlyList<TimeExpression> titleTimes)
    {
        var caption = Caption.Read(column.Header);
        var times = TimeReader.Read(column.Header, Lexer.Lex(column.Header));
        var isChange = caption.IsChange;
        var percent = PercentColumn.Of(table, column, caption);
        return new(column.Index, column.Header, caption, isChange ? null : PeriodOf(times, titleTimes), times)
        {
            IsPercent = percent.IsPercent,
            HasOneLarge = percent.HasOneLarge,
            IsNotes = NoteColumn.Is(table, column)
        };
    }

    /// <summary>
    /// "Three months ended" stands over two columns, "June 30," below it over the first alone, as it was set in the middle: the second, with a year and the
    /// same words, ends on that day of its own year.
    /// </summary>
    private static ColumnView WithDayBeside(ColumnView column, ColumnView before)
    {
        if (column.Period is not null || column.IsPercent || column.IsChange
            || column.Times is not [{ Year: { } year, Day: null, Month: null, Part: FiscalPart.None }] || before.Period is not { Months: > 0 } period
            || before.Times.All(t => t.Day is null))
        {
            return column;
        }
        var (words, wider) = (Letters(column.Header), Letters(before.Header));
        return words.Length == 0 || !wider.Contains(words, StringComparison.Ordinal)
            ? column
            : column with { Period = new(period.End.AddYears(year - period.End.Year), period.Months) };
    }

    private static string Letters(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();

    /// <summary>What the header leaves open, the title supplies: the day for a bare year, or the only period of the whole table.</summary>
    private ReportingPeriod? PeriodOf(IReadOnlyList<TimeExpression> times, IReadOnlyList<TimeExpression> titleTimes)
    {
        if (times.Count > 0 && times.All(t => t.IsBareYear))
        {
            var year = times[^1].Year;
            var dated = titleTimes.Where(t => t.Day?.Year == year).ToList();
            if (dated.Count > 0) { return calendar.Resolve([dated[^1], .. titleTimes.Where(t => t.Months > 0)]); }
            if (SameDayOf(year!.Value, titleTimes) is { } day) { return calendar.Resolve([day, .. titleTimes.Where(t => t.Months > 0)]); }
            var partial = titleTimes.Where(t => t is { Month: not null, Day: null } or { Part: not FiscalPart.None, Year: null }).ToList();
            if (partial.Count > 0) { return calendar.Resolve([partial[^1] with { Year = year }, .. titleTimes.Where(t => t.Months > 0)]); }
        }

        if (calendar.Resolve(times) is { } own) { return own; }
        if (times is [{ IsRelative: true, Part: FiscalPart.None } relative] && calendar.ResolveSaid([relative]) is { } said) { return said; }
        if (times.Count > 0) { return null; }
        var periods = titleTimes.Select(t => calendar.Resolve([t])).OfType<ReportingPeriod>().Distinct().ToList();
        return periods.Count == 1 ? periods[0] : null;
    }

    /// <summary>"For the three months ended June 30, 2025 and 2024" over columns of these years: the second ends on that day of its own year.</summary>
    private static TimeExpression? SameDayOf(int year, IReadOnlyList<TimeExpression> titleTimes) =>
        titleTimes.Any(t => t.IsBareYear && t.Year == year) && titleTimes.Where(t => t.Day is not null).ToList() is [{ Day: { } day } only]
            ? only with { Day = day.AddYears(year - day.Year), Year = only.Year is null ? null : year }
            : null;

    private RowView ReadRow(Row row, int index, IReadOnlyList<TimeExpression> titleTimes, HeadingWords headings)
    {
        var label = row.Label.Text;
        var (name, read) = (CoreOf(label), labels.GetValueOrDefault(row.Label));
        var (tokens, times) = (read?.Tokens ?? [], read?.Times ?? []);
        var core = name.Length == label.Length ? vocabulary.SetOf(label, tokens) : vocabulary.SetOf(name);
        var all = name.Length == label.Length ? core : vocabulary.SetOf(label, tokens);
        var heading = headings.Over(row.Headings);
        if (IsGeneric(label)) { core = [.. core, .. row.Headings.Count > 0 ? headings.Of(HeadingOf(row)) : headings.Title]; }
        var announced = Phrases.Has(label, "announced");
        var part = PartOfYear(label, titleTimes);
        var isTime = part is not null
            || (times.Count > 0 && WordsOutside(label, tokens, times) is var beside && beside <= (times.All(IsNone) ? 0 : 2)
                && !NamesMore(label, times));
        return new(index, label, core, all, heading, CaptionOf(label, name, tokens, row.Unit),
            part ?? (isTime && !announced ? times.All(t => t.IsBareYear) ? PeriodOf(times, titleTimes) : calendar.Resolve(times) : null))
        {
            Indent = row.Indent,
            RuleAbove = row.RuleAbove,
            SaysTotal = SaysTotal(label),
            IsTime = isTime,
        };
    }

    /// <summary>"Profit for the year": that of every column, and so no time by which rows differ.</summary>
    private static bool IsNone(TimeExpression time) => time is { IsRelative: true, YearsBack: 0, Day: null, Month: null, Year: null, Part: FiscalPart.None };

    /// <summary>A row of a Japanese form that names a part of the one year its title names.</summary>
    private ReportingPeriod? PartOfYear(string label, IReadOnlyList<TimeExpression> titleTimes) =>
        !Reading.Script.IsCjk(label.Length > 0 ? label[0] : ' ') || titleTimes.Count == 0
            || titleTimes.Select(t => calendar.Resolve([t])).OfType<ReportingPeriod>().Where(p => p.Months == 12).Distinct().ToList() is not [var year]
            ? null
            : FormRows.PeriodOf(label, year);

    /// <summary>Japanese has no blanks to count words by: more ideographs and kana beside the times than 累計実績 or (予想) are a name: 1年以内返済予定長期借入金.</summary>
    private static bool NamesMore(string label, IReadOnlyList<TimeExpression> times)
    {
        const int MostBeside = 6;
        return label.Where((c, i) => Reading.Script.IsCjk(c) && !times.Any(t => t.Start <= i && i < t.End)).Count() > MostBeside;
    }

    /// <summary>Amounts named in the rest of a label (an allowance "of JPY 23,544 thousand") say nothing about the unit of its cells.</summary>
    private static Caption CaptionOf(string label, string name, IReadOnlyList<Token> tokens)
    {
        var whole = Caption.Read(label, tokens);
        var said = name.Length == label.Length ? whole : Caption.Read(name);
        return whole with { Currency = said.Currency, Scale = said.Scale ?? (SaysUnit(label[(label.LastIndexOf('(') + 1)..]) ? whole.Scale : null) };
    }

    /// <summary>
    /// A column of units says for each row what the title says for a whole table; what is counted (shares, contracts) is counted one by one there.
    /// </summary>
    private static Caption CaptionOf(string label, string name, IReadOnlyList<Token> tokens, string unit)
    {
        var own = CaptionOf(label, name, tokens);
        if (unit.Length == 0) { return own; }
        var said = Caption.Read(unit);
        return own with
        {
            Currency = said.Currency ?? own.Currency,
            Scale = said.Scale ?? (said.Currency is null ? 1m : null),
            IsPerShare = own.IsPerShare || said.IsPerShare
        };
    }

    /// <summary>The nearest heading that is a heading rather than the row above.</summary>
    private static Passage HeadingOf(Row row) => row.Headings.LastOrDefault(h => h.Text.EndsWith(':')) ?? row.Headings[^1];

    private static bool IsGeneric(string label) =>
        label.Trim()
            .TrimEnd(':')
            .ToUpperInvariant() is "TOTAL" or "OTHER" or "OTHERS" or "NET" or "SUBTOTAL" or "EXTERNAL CUSTOMERS" or "INTER-SEGMENT" or "BASIC" or "DILUTED"
                or "CURRENT" or "DEFERRED" or "DOMESTIC" or "CONSOLIDATED";

    private static bool SaysTotal(string label) =>
        JapaneseWords.IsTotal(label) || Phrases.Has(label, "total") || label.StartsWith("Net ", StringComparison.OrdinalIgnoreCase)
            || Phrases.Has(label, "consolidated")
        || label.EndsWith(" net", StringComparison.OrdinalIgnoreCase) || label.StartsWith("Income ", StringComparison.OrdinalIgnoreCase)
        || label.StartsWith("Operating income", StringComparison.OrdinalIgnoreCase)
        || label.StartsWith("Gross ", StringComparison.OrdinalIgnoreCase) || label.StartsWith("Earnings before", StringComparison.OrdinalIgnoreCase);

    internal static string CoreOf(string label)
    {
        var end = label.Length;
        foreach (var mark in CoreEnds)
        {
            var at = Phrases.IndexOf(label, mark);
            if (at > 0 && at < end) { end = at; }
        }

        // "Earnings per share, SEK": the unit behind the last comma names nothing.
        var comma = label.LastIndexOf(',', Math.Max(0, end - 1));
        if (comma > 0 && comma < end && IsUnit(label[(comma + 1)..end].Trim())) { end = comma; }
        return WithoutRemarks(label[..end]);
    }

    /// <summary>Parentheses that tell lines apart stay: (corporate use). Those about signs and units, and long remarks, go.</summary>
    private static string WithoutRemarks(string label)
    {
        for (var open = label.IndexOf('('); open >= 0; open = label.IndexOf('(', open + 1))
        {
            var close = label.IndexOf(')', open);
            if (close < 0) { return label[..open]; }
            var inside = label[(open + 1)..close].Trim();
            if (inside.Length < 24 && !inside.Contains('/') && !IsUnit(inside) && !SignWords.Contains(inside.ToLowerInvariant()) && inside.Any(char.IsLetter))
            {
                continue;
            }
            label = string.Concat(label.AsSpan(0, open), " ", label.AsSpan(close + 1));
        }

        return label;
    }

    /// <summary>EUR, in cents, ₹ crore: a unit and nothing else.</summary>
    private static bool IsUnit(string inside)
    {
        if (inside.Length > 24 || Caption.Read(inside) is not ({ Currency: not null } or { IsMinor: true })) { return false; }
        foreach (var token in Lexer.Lex(inside))
        {
            var word = token.In(inside);
            if (token.Kind == TokenKind.Word && UnitWords.CurrencyOf(word) is null && UnitWords.ScaleOf(word) is null && UnitWords.MinorUnitOf(word) is null
                && UnitWords.ScaledCurrencyOf(word) is null && word is not ("in" or "of" or "US" or "A" or "C" or "S" or "HK" or "NZ" or "R"))
            {
                return false;
            }
        }

        return true;
    }

    private static int WordsOutside(string label, IReadOnlyList<Token> tokens, IReadOnlyList<TimeExpression> times)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Number && token.Length > 2 && !times.Any(t => t.Start <= token.Start && token.End <= t.End)) { count += 3; }
            if (token.Kind == TokenKind.Word && !times.Any(t => t.Start <= token.Start && token.End <= t.End) && !token.Is(label, "the")
                && !token.Is(label, "for") && !token.Is(label, "of") && !token.Is(label, "as") && !token.Is(label, "at") && !IsScenario(token.In(label)))
            {
                count++;
            }
        }

        return count;
    }

    private static bool IsScenario(ReadOnlySpan<char> word)
    {
        foreach (var scenario in (ReadOnlySpan<string>)["target", "targets", "forecast", "actual", "plan", "estimate", "guidance", "outlook", "results",
            "announced", "on", "full", "previous", "revised", "initial"])
        {
            if (word.Equals(scenario, StringComparison.OrdinalIgnoreCase)) { return true; }
        }

        return false;
    }

    /// <summary>It adds no words to those of the document: tables may be read beside each other.</summary>
    public void ReadCells(TableView view)
    {
        var cells = new CellFigure?[view.Rows.Count, view.Columns.Count];
        for (var r = 0; r < view.Rows.Count; r++)
        {
            var currencies = CurrencyList(view.Rows[r].Label, view.Table.Rows[r]);
            var seen = 0;
            for (var c = 0; c < view.Columns.Count; c++)
            {
                if (view.Table.Rows[r].Cells[c] is not { } cell) { continue; }
                var currency = seen < currencies.Count ? currencies[seen] : null;
                seen++;
                if (!cell.IsNil) { cells[r, c] = CellReader.Read(view, r, c, cell.Passage, currency, mainCurrency, evidence); }
            }
        }

        view.Cells = cells;
    }

    /// <summary>"(U.S. Dollars / JPY / JPY)" in a label: one currency per cell of the row, in order.</summary>
    private static List<string> CurrencyList(string label, Row row)
    {
        var open = label.LastIndexOf('(');
        if (open < 0 || !label.AsSpan(open).Contains('/')) { return []; }
        var found = label[(open + 1)..].TrimEnd(')').Split('/').Select(part => Caption.Read(part).Currency).ToList();
        return found.All(c => c is not null) && found.Count == row.Cells.Count(c => c is not null) ? found.ConvertAll(c => c!) : [];
    }
}

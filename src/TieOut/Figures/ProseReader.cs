using System.Runtime.InteropServices;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Makes sentences and their figures of a passage of running text.</summary>
internal sealed class ProseReader(DocumentCalendar calendar, string? mainCurrency, DocumentEvidence evidence, bool writesThousands = false)
{
    /// <summary>A number and that of the year before are no farther apart.</summary>
    private const decimal LargestStep = 5m;

    /// <summary>"Flow Control. Net sales were …": so few words before the first full stop are a heading of the paragraph.</summary>
    private const int MostWordsOfLead = 5;

    /// <summary>An amount of money in single units, large enough to have been rounded to thousands.</summary>
    public static bool IsWrittenOut(PrintedNumber number) => number is { Currency: not null, Scale: null, Decimals: 0, Value: >= 10_000m };

    /// <summary>A count that was rounded as the amounts were: "miles increased by 20,000 to 9,354,000".</summary>
    private static bool IsCountWrittenOut(PrintedNumber number) =>
        number is { Currency: null, Scale: null, Noun: null, Decimals: 0, IsPercent: false, IsPoints: false, Value: >= 10_000m };

    /// <summary>The sentences that have figures.</summary>
    /// <param name="words">Those of the whole passage.</param>
    public List<Sentence> Read(PassageText passage, IReadOnlyList<PrintedNumber> numbers, List<WordAt> words, WordsAbove above, HeadingPeriod? governing)
    {
        var sentences = new List<Sentence>();
        var soFar = above.All();
        var near = above.Nearest(passage.IsHeading);
        var (word, at) = (0, 0);
        int[] lead = [];
        foreach (var span in SentenceSplitter.Split(passage.Passage.Text, passage.Tokens))
        {
            var firstWord = word;
            while (word < words.Count && words[word].Start < span.End) { word++; }
            WordAt[] own = [.. CollectionsMarshal.AsSpan(words)[firstWord..word]];
            var firstNumber = at;
            while (at < numbers.Count && numbers[at].Start < span.End) { at++; }
            if (at > firstNumber)
            {
                var sentence = new Sentence
                {
                    Passage = passage.Passage,
                    Start = span.Start,
                    End = span.End,
                    Words = own,
                    Times = [.. passage.Times.Where(t => t.Start >= span.Start && t.Start < span.End)],
                    Context = [.. soFar],
                    Near = near,
                    Lead = lead,
                    Headings = above.Headings,
                    Governing = governing,
                };
                for (var i = firstNumber; i < at; i++) { sentence.Figures.Add(Make(passage, sentence, numbers[i], numbers[firstNumber].Start)); }
                ShareTimes(sentence);
                ListedPeriods.Share(sentence, calendar);
                sentences.Add(sentence);
            }

            if (at == numbers.Count) { break; }
            soFar.UnionWith(own.Select(w => w.Word));
            if (span.Start == 0 && at == 0 && own.Length <= MostWordsOfLead) { lead = [.. own.Select(w => w.Word).Distinct()]; }
            near = [.. own.Select(w => w.Word).Distinct()];
        }

        return sentences;
    }

    /// <summary>
    /// "Cash used in investing was 2.2 billion for the six months ended June 25, of which 0.6 billion …": the only period of the sentence, named
    /// behind an earlier number, goes on.
    /// </summary>
    private static TimeExpression? SaidBefore(Sentence sentence, PrintedNumber number) =>
        sentence.Times.Count(t => !t.IsLength) == 1 && sentence.Figures.Find(f => f.Said is not null && !f.IsComparative)?.Said is { } said
            && said.End <= number.Start
            ? said
            : null;

    /// <summary>"44.2 million, or 0.89 per share, for the quarter ended …": the period behind the second is that of the first too.</summary>
    private static void ShareTimes(Sentence sentence)
    {
        for (var i = sentence.Figures.Count - 2; i >= 0; i--)
        {
            var (figure, next) = (sentence.Figures[i], sentence.Figures[i + 1]);
            if (figure.Said is not null || next.Said is null || next.Figure.Kind != FigureKind.PerShare || figure.Figure.Kind != FigureKind.Amount)
            {
                continue;
            }
            var between = sentence.Passage.Text.AsSpan(figure.Number.PhraseEnd, Math.Max(0, next.Number.PhraseStart - figure.Number.PhraseEnd))
                .Trim(" ,()".AsSpan());
            if (between is "or" or "or approximately") { sentence.Figures[i] = figure.For(next); }
        }
    }

    /// <summary>
    /// "58.2 million for the quarter, compared to 54.6 million in the third quarter of 2024, an increase of 6.6%": the growth is that of the later period.
    /// </summary>
    private static ProseFigure? LatestBefore(Sentence sentence)
    {
        ProseFigure? latest = null;
        foreach (var figure in sentence.Figures)
        {
            if (figure.Figure.Period is { } period && !figure.IsComparative && (latest is null || period.End >= latest.Figure.Period!.End)) { latest = figure; }
        }

        return latest;
    }

    private ProseFigure Make(PassageText passage, Sentence sentence, PrintedNumber number, int firstNumber)
    {
        var text = passage.Passage.Text;
        var token = FirstToken(passage.Tokens, number.PhraseStart);
        var after = FirstToken(passage.Tokens, number.PhraseEnd);
        var (before, isChange) = Direction.Before(text, passage.Tokens, token);
        var direction = before != 0 ? before : Direction.After(text, passage.Tokens, after, number.PhraseEnd);
        // "(+6.4%)", "(-0.8%)": the sign says which way.
        if (direction == 0 && number is { IsPercent: true, IsPoints: false, Sign: SignStyle.Plus or SignStyle.Minus })
        {
            direction = number.Sign == SignStyle.Plus ? 1 : -1;
        }
        var kind = KindOf(passage, sentence, number, token, after, isChange || before == 0 && direction != 0, direction);
        var lead = LeadOf(text, number, sentence);
        var said = SaidAfter(passage, number, after) ?? lead;
        var time = said ?? sentence.Times.LastOrDefault(t => t.End <= firstNumber && !t.IsLength && (t.Months == 0 || t.IsEnd || t.IsRelative))
            ?? SaidBefore(sentence, number);
        var amount = time is null && kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points ? LatestBefore(sentence) : null;
        var sign = number.Sign is SignStyle.Minus or SignStyle.Parentheses ? -1m : 1m;
        var (unit, scale) = UnitOf(number, kind);
        var compared = ComparedWith(text, sentence, number);
        if (compared is not null) { (kind, unit, scale) = (compared.Figure.Kind, compared.Figure.Unit, compared.Figure.Scale); }
        var figure = evidence.Complete(new Figure
        {
            Text = text[number.Start..number.End],
            Span = passage.Passage.SourceSpan(number.Start, number.End),
            Value = sign * number.Value * scale,
            Precision = number is { IsPoints: true, Scale: 0.0001m, Decimals: 0 } && number.Value % 10m == 0m
                ? 0.001m
                : writesThousands && (IsWrittenOut(number) || IsCountWrittenOut(number)) && number.Value % 1_000m == 0m ? 1_000m
                : CellReader.Place(number.Decimals) * scale,
            Scale = scale,
            Unit = unit,
            Kind = kind,
            Period = time is null ? amount?.Figure.Period : time == lead && lead.IsBareYear ? YearOf(sentence, lead) : PeriodOf(sentence, number, time),
            Digits = number.Digits,
            SaysScale = number.Scale is not null,
        }, number.Scale is not null);
        return new(figure, number, sentence, direction, said)
        {
            Time = time,
            IsComparative = compared is not null || lead is not null || FollowsYearBefore(text, number)
        };
    }

    /// <summary>
    /// "842.6 million (790.4)", "EUR 842.6m (EUR 790.4m)": a number in parentheses directly behind another, bare or of its unit, of as many decimals and
    /// about its size, is that of the year before.
    /// </summary>
    private static ProseFigure? ComparedWith(string text, Sentence sentence, PrintedNumber number)
    {
        if (!number.InParentheses || number is not { Noun: null, IsPoints: false, Digits: >= 2 } || sentence.Figures is not [.., var other]
            || !(number is { Currency: null, Scale: null, IsPercent: false } || IsOfUnit(number, other.Number)))
        {
            return null;
        }
        if (other.Figure.Unit is null || other.Figure.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points
            || other.Number.Decimals != number.Decimals || other.Number.PhraseEnd > number.PhraseStart)
        {
            return null;
        }
        var near = number.Value * LargestStep >= other.Number.Value && other.Number.Value * LargestStep >= number.Value;
        return near && text.AsSpan(other.Number.PhraseEnd, number.PhraseStart - other.Number.PhraseEnd).IsWhiteSpace() ? other : null;
    }

    private static bool IsOfUnit(PrintedNumber number, PrintedNumber other) =>
        number.Currency == other.Currency && number.Scale == other.Scale && number.IsPercent == other.IsPercent && number.IsPerShare == other.IsPerShare;

    /// <summary>The time in "(2024: 384.5m)".</summary>
    private static TimeExpression? LeadOf(string text, PrintedNumber number, Sentence sentence)
    {
        foreach (var time in sentence.Times)
        {
            if (time.LeadsComparative && time.End < number.PhraseStart && text.AsSpan(time.End + 1, number.PhraseStart - time.End - 1).IsWhiteSpace())
            {
                return time;
            }
        }
        return null;
    }

    /// <summary>A bare year in front of a comparative is that year's period of the same length: "1,284 (2024: 1,227)" in a report on six months.</summary>
    private ReportingPeriod? YearOf(Sentence sentence, TimeExpression lead)
    {
        var own = sentence.Figures is [.., var before] ? before.Figure.Period : null;
        own ??= calendar.Main is { } main ? new(main, 0) : null;
        if (own is null || own.Months == 12) { return calendar.Resolve([lead]); }
        var back = own.End.Year - lead.Year!.Value;
        return back is > 0 and < 10 ? calendar.YearsBefore(own, back) : null;
    }

    private static readonly string[] YearBefore = ["previous year", "prior year", "last year", "year before", "prior period", "previous period",
        "comparative period", "py", "\u524D\u5E74\u540C\u671F\u306F", "\u524D\u5E74\u540C\u671F", "\u524D\u671F\u306F", "\u524D\u671F",
        "\u524D\u671F\u672B\u306F", "\u524D\u671F\u672B"];

    /// <summary>"(previous year: 1,182.8)", "(前年同期は29,118百万円)".</summary>
    private static bool FollowsYearBefore(string text, PrintedNumber number)
    {
        if (JapaneseWords.EndsInBase(text.AsSpan(0, number.PhraseStart))) { return true; }
        var open = number.PhraseStart == 0 ? -1 : text.LastIndexOf('(', number.PhraseStart - 1);
        if (open < 0 || number.PhraseStart - open > 24) { return false; }
        var words = text.AsSpan(open + 1, number.PhraseStart - open - 1).Trim(" :,".AsSpan());
        foreach (var before in YearBefore) { if (words.Equals(before, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }

    private (string? Unit, decimal Scale) UnitOf(PrintedNumber number, FigureKind kind)
    {
        if (number.IsPercent || number.IsPoints) { return ("pure", number.Scale ?? 0.01m); }
        if (kind == FigureKind.PerShare) { return ((number.Currency ?? mainCurrency) + "/shares", number.Scale ?? 1m); }
        return (number.Currency ?? number.Noun ?? (number.Scale is not null || number.IsMinor ? mainCurrency : null), number.Scale ?? 1m);
    }

    private static FigureKind KindOf(PassageText passage, Sentence sentence, PrintedNumber number, int token, int after, bool isChange, int direction)
    {
        if (number.IsPoints) { return FigureKind.Points; }
        if (number.IsPercent)
        {
            if ((isChange && direction != 0) || (number.Sign is SignStyle.Plus or SignStyle.Minus && direction != 0)) { return FigureKind.Growth; }
            if (FollowedBy(passage, after, "YoY", "QoQ", "year-on-year", "year-over-year")) { return FigureKind.Growth; }
            return Mentions(passage, sentence.Start, token, "margin", "ratio", "rate") ? FigureKind.Margin : FigureKind.Share;
        }

        if (number.IsPerShare || IsAmountPerShare(passage, sentence, number, token)) { return FigureKind.PerShare; }
        if (isChange && direction != 0 && number.Currency is not null) { return FigureKind.Change; }
        return number.Currency is null && number.Scale is null ? FigureKind.Count : FigureKind.Amount;
    }

    /// <summary>"Earnings per share were 3.16", "diluted EPS of 24.1 cents", and the base behind it: no amount of millions stands between.</summary>
    private static bool IsAmountPerShare(PassageText passage, Sentence sentence, PrintedNumber number, int token)
    {
        if (!(number.IsMinor || (number.Currency is not null && number is { Scale: null, Decimals: >= 2 }))) { return false; }
        for (var i = sentence.Figures.Count - 1; i >= 0; i--)
        {
            var before = sentence.Figures[i];
            if (before.Figure.Kind == FigureKind.PerShare) { return true; }
            if (before.Figure.Kind is not (FigureKind.Growth or FigureKind.Change)) { return false; }
        }

        var text = passage.Passage.Text;
        for (var k = Math.Min(token, passage.Tokens.Count) - 1; k > 0 && passage.Tokens[k].Start >= sentence.Start && k >= token - 14; k--)
        {
            if (passage.Tokens[k].Is(text, "EPS") || (passage.Tokens[k].Is(text, "share") && passage.Tokens[k - 1].Is(text, "per"))) { return true; }
        }

        return passage.Tokens.Count > 0 && passage.Tokens[0].Is(text, "EPS");
    }

    private static bool FollowedBy(PassageText passage, int i, params ReadOnlySpan<string> words)
    {
        if (i >= passage.Tokens.Count) { return false; }
        foreach (var word in words) { if (passage.Tokens[i].Is(passage.Passage.Text, word)) { return true; } }
        return false;
    }

    private static bool Mentions(PassageText passage, int start, int token, params ReadOnlySpan<string> words)
    {
        for (var k = Math.Min(token, passage.Tokens.Count) - 1; k >= 0 && passage.Tokens[k].Start >= start && k >= token - 16; k--)
        {
            foreach (var word in words) { if (passage.Tokens[k].Is(passage.Passage.Text, word)) { return true; } }
        }

        return false;
    }

    /// <summary>"... in 1H07", "... as of March 31, 2008", "... (3Q06)": the period named directly behind the number.</summary>
    private static TimeExpression? SaidAfter(PassageText passage, PrintedNumber number, int after)
    {
        var text = passage.Passage.Text;
        var skipped = 0;
        for (var k = after; k < passage.Tokens.Count && skipped < 5; k++, skipped++)
        {
            var token = passage.Tokens[k];
            foreach (var time in passage.Times) { if (time.Start == token.Start) { return skipped > 0 && !time.LeadsComparative ? time : null; } }
            if (skipped == 0 && IsPerShareWord(text, token)) { skipped--; continue; }
            if (!(token.Is(text, "in") || token.Is(text, "for") || token.Is(text, "as") || token.Is(text, "of") || token.Is(text, "at") || token.Is(text, "the")
                || token.Is(text, "on") || token.Is(text, "end") || token.IsMark(text, '(')))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"0.17 per diluted share, for the second quarter": what the amount is per belongs to the number.</summary>
    private static bool IsPerShareWord(string text, Token token) =>
        token.Is(text, "per") || token.Is(text, "diluted") || token.Is(text, "basic") || token.Is(text, "common") || token.Is(text, "share")
            || token.IsMark(text, ',');

    /// <summary>The period that an expression names, with the length that stands behind it: "3Q07 … (9 months)".</summary>
    private ReportingPeriod? PeriodOf(Sentence sentence, PrintedNumber number, TimeExpression time) =>
        calendar.ResolveSaid([time, .. sentence.Times.Where(t => t.IsLength && t.Start > (time.Start > number.Start ? number.End : time.End))]);

    private static int FirstToken(IReadOnlyList<Token> tokens, int position)
    {
        int low = 0, high = tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < position) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}

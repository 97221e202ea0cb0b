namespace Kessan.Documents;

/// <summary>
/// In sentences a word carries the sign: a growth, a change and an amount without sign need a direction word, and it must agree with the fact.
/// The word is the nearest one before the figure in its sentence; where there is none, the nearest after it.
/// A chosen word is right by construction. An amount that prints its own sign must not be negative: "income of (233)" is no sentence.
/// </summary>
internal sealed class SignsOfSentences(HouseStyle style, FindingList findings)
{
    public void Check(IReadOnlyList<PlacedInline> nodes, SourceText source)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Node is FigureRun { Figure: var figure }) { Check(figure, nodes, i); }
        }
    }

    /// <summary>Words of the document's language that the sign chooses between.</summary>
    private string Choice => style.IsJapanese ? "| 増加/減少" : "| an increase of/a decrease of";

    private void Check(Figure figure, IReadOnlyList<PlacedInline> nodes, int at)
    {
        if (figure.Fact.Number is not { } value) { return; }
        if (figure.Format.Sign != SignStyle.Unsigned)
        {
            if (value < 0m)
            {
                findings.Add(DocumentRule.NegativeInSentence, figure.Source,
                    $"The amount is negative ({figure.Text}), and the sentence says so only by its mark.", printed: figure.Text,
                    remedy: "Let a word carry the sign: {{X | jpy million | a gain of/a loss of}}.");
            }
            return;
        }

        if (value == 0m) { return; }
        var word = style.WordFollows ? After(nodes, at) ?? Before(nodes, at) : Before(nodes, at) ?? After(nodes, at);
        if (word is null)
        {
            findings.Add(DocumentRule.NoWordCarriesSign, figure.Source,
                $"{figure.Text} is printed without its sign, and no word of the sentence says whether it is up or down.", printed: figure.Text,
                remedy: $"Write an increase or decrease, or let the sign choose: {Choice}.");
        }
        else if (word.Value.Sign != 0 && word.Value.Sign != Math.Sign(value))
        {
            var is0 = value < 0m ? "negative" : "positive";
            findings.Add(DocumentRule.WordContradictsSign, figure.Source, $"The sentence says '{word.Value.Word}', but the number is {is0}.",
                printed: word.Value.Word, remedy: $"Let the sign choose the word: {Choice}.");
        }
    }

    /// <summary>The nearest word before; sign 0 for a word that the sign of a fact chose.</summary>
    private static (string Word, int Sign)? Before(IReadOnlyList<PlacedInline> nodes, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (nodes[i].Node is ChosenWord chosen) { return (chosen.Text, 0); }
            if (nodes[i].Node is not TextRun { Text: var text }) { continue; }
            var end = LastSentenceEnd(text);
            var word = DirectionWords.In(text[(end + 1)..]).LastOrDefault();
            if (word.Word is not null) { return (word.Word, word.Sign); }
            if (end >= 0) { return null; }
        }

        return null;
    }

    private static (string Word, int Sign)? After(IReadOnlyList<PlacedInline> nodes, int at)
    {
        for (var i = at + 1; i < nodes.Count; i++)
        {
            if (nodes[i].Node is FigureRun) { return null; }
            if (nodes[i].Node is ChosenWord chosen) { return (chosen.Text, 0); }
            if (nodes[i].Node is not TextRun { Text: var text }) { continue; }
            var end = FirstSentenceEnd(text);
            var word = DirectionWords.In(end >= 0 ? text[..end] : text).FirstOrDefault();
            if (word.Word is not null) { return (word.Word, word.Sign); }
            if (end >= 0) { return null; }
        }

        return null;
    }

    private static int FirstSentenceEnd(string text)
    {
        var (western, japanese) = (text.IndexOf(". ", StringComparison.Ordinal), text.IndexOf('。', StringComparison.Ordinal));
        return western < 0 ? japanese : japanese < 0 ? western : Math.Min(western, japanese);
    }

    private static int LastSentenceEnd(string text) => Math.Max(text.LastIndexOf('。'), LastWesternEnd(text));

    private static int LastWesternEnd(string text) =>
        Math.Max(text.LastIndexOf(". ", StringComparison.Ordinal), text.LastIndexOf("; ", StringComparison.Ordinal));
}

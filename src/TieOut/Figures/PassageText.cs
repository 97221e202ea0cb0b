using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>A passage cut into tokens, with its expressions of time: done once, used by every later step.</summary>
/// <param name="Block">The position of its block in the document.</param>
/// <param name="IsLabel">A label or header of a table.</param>
public sealed record PassageText(Passage Passage, IReadOnlyList<Token> Tokens, IReadOnlyList<TimeExpression> Times, int Block, bool IsHeading, bool IsLabel)
{
    /// <summary>The same for those who come after its figures are read: what is kept to the end of a check is kept small.</summary>
    public PassageText WithoutTokens() => this with { Tokens = [] };

    public static PassageText Of(Passage passage, int block, bool isHeading, bool isLabel)
    {
        var tokens = Lexer.Lex(passage.Text);
        TimeExpression[] times = [.. TimeReader.Read(passage.Text, tokens)];
        return new(passage, tokens, times, block, isHeading, isLabel);
    }
}

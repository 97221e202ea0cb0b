using System.Globalization;
using Kessan.Core;

namespace Kessan.Statements;

/// <summary>
/// Reads the formula language by recursive descent:
/// <code>
/// sum     = product { ("+" | "-" | "−") product }
/// product = factor { ("*" | "×" | "/" | "÷") factor }
/// factor  = number | name | "(" sum ")" | ("-" | "−") factor
/// name    = letters and digits [ "[" members "]" ] [ "@" ("opening" | "closing" | "latest") ] [ "?" ]
/// </code>
/// </summary>
public sealed class FormulaParser
{
    private readonly string text;
    private int at;

    private FormulaParser(string text) => this.text = text;

    /// <exception cref="FormatException">The text is not a formula; the message says where and what was expected.</exception>
    public static Formula Parse(string text)
    {
        var parser = new FormulaParser(text);
        var formula = parser.Sum();
        return parser.Peek() == '\0' ? formula : throw parser.Expected("an operator or the end");
    }

    private Formula Sum()
    {
        var left = Product();
        while (Peek() is '+' or '-' or '−')
        {
            var sign = text[at++] == '+' ? '+' : '-';
            left = new Formula.Binary(sign, left, Product());
        }

        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        while (Peek() is '*' or '×' or '/' or '÷')
        {
            var sign = text[at++] is '*' or '×' ? '*' : '/';
            left = new Formula.Binary(sign, left, Factor());
        }

        return left;
    }

    private Formula Factor()
    {
        switch (Peek())
        {
            case '-' or '−':
                at++;
                return new Formula.Negated(Factor());
            case '(':
                at++;
                var inner = Sum();
                Take(')');
                return inner;
            case >= '0' and <= '9':
                return new Formula.Constant(decimal.Parse(While(c => char.IsAsciiDigit(c) || c == '.'), NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture));
            case var c when char.IsAsciiLetter(c):
                return Name();
            default:
                throw Expected("a concept, a number or an opening parenthesis");
        }
    }

    private Formula.Name Name()
    {
        var concept = While(char.IsAsciiLetterOrDigit);
        Members? members = Members.None;
        if (Next('['))
        {
            var names = While(c => c != ']');
            Take(']');
            members = names == "*" ? null : Members.Parse(names);
        }

        var time = Next('@') ? Time() : OperandTime.Same;
        return new(concept, members, time, Next('?'));
    }

    private OperandTime Time() => While(char.IsAsciiLetter) switch
    {
        "opening" => OperandTime.Opening,
        "closing" => OperandTime.Closing,
        "latest" => OperandTime.Latest,
        _ => throw Expected("opening, closing or latest"),
    };

    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) { at++; }
        return at < text.Length ? text[at] : '\0';
    }

    private bool Next(char expected)
    {
        if (at >= text.Length || text[at] != expected) { return false; }
        at++;
        return true;
    }

    private void Take(char expected)
    {
        if (Peek() != expected) { throw Expected($"'{expected}'"); }
        at++;
    }

    private string While(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) { at++; }
        return text[start..at];
    }

    private FormatException Expected(string what) =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"Column {at + 1} of the formula \"{text}\": expected {what}, found {(at < text.Length ? $"'{text[at]}'" : "the end")}."));
}

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// Any amount a journal can hold, sign by sign: a plus or minus before or behind (as SAP writes it) or brackets for a negative one, thousands
/// in groups of three, up to twenty-two places.
/// </summary>
internal static class AmountText
{
    private static readonly Int128 Largest = (Int128)AmountScale.Largest * AmountScale.UnitsPerOne;

    public static AmountState Parse(ReadOnlySpan<byte> text, NumberFormat format, out long units, out Int128 wide)
    {
        units = 0;
        wide = 0;
        var negative = TakeSign(ref text);
        var state = negative is null || text.IsEmpty ? AmountState.Unreadable : Magnitude(text, format, out wide);
        if (state != AmountState.Wide) { return state; }
        if (negative == true) { wide = -wide; }
        if (wide < long.MinValue || wide > long.MaxValue) { return AmountState.Wide; }
        units = (long)wide;
        return AmountState.Small;
    }

    /// <returns>Whether the number is negative; null where signs contradict each other or a bracket is missing.</returns>
    private static bool? TakeSign(ref ReadOnlySpan<byte> text)
    {
        switch (text)
        {
            case [(byte)'(', .. var inner, (byte)')']:
                text = inner;
                return true;
            case [(byte)'-' or (byte)'+', .. var rest]:
                var sign = text[0];
                text = rest;
                return sign == (byte)'-';
            case [.. var before, (byte)'-' or (byte)'+']:
                var last = text[^1];
                text = before;
                return last == (byte)'-';
            default:
                return false;
        }
    }

    private static AmountState Magnitude(ReadOnlySpan<byte> text, NumberFormat format, out Int128 units)
    {
        units = 0;
        var point = text.IndexOf(format.DecimalSign);
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if ((whole.IsEmpty && decimals.IsEmpty) || !AreDigits(decimals) || !IsGrouped(whole, format.Thousands)) { return AmountState.Unreadable; }
        foreach (var digit in whole)
        {
            if (digit == format.Thousands) { continue; }
            units = (units * 10) + (digit - '0');
            if (units > Largest) { return AmountState.OutOfRange; }
        }

        for (var i = 0; i < AmountScale.Decimals; i++) { units = (units * 10) + (i < decimals.Length ? decimals[i] - '0' : 0); }
        var tooFine = decimals.Length > AmountScale.Decimals && decimals[AmountScale.Decimals..].ContainsAnyExcept((byte)'0');
        return tooFine || units > Largest ? AmountState.OutOfRange : AmountState.Wide;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Digits alone, or one to three digits and then groups of three.</summary>
    private static bool IsGrouped(ReadOnlySpan<byte> whole, byte thousands)
    {
        var sign = thousands == 0 ? -1 : whole.IndexOf(thousands);
        if (sign < 0) { return AreDigits(whole); }
        if (sign is 0 or > 3 || !AreDigits(whole[..sign])) { return false; }
        for (var rest = whole[sign..]; rest.Length > 0; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != thousands || !AreDigits(rest[1..4])) { return false; }
        }

        return true;
    }
}

namespace Kessan.TieOut.Structure;

/// <summary>A label for comparison as a whole: letters of any script and digits, in lower case, without note marks.</summary>
internal static class LabelKey
{
    private const int UsualLength = 128;

    public static string Of(string label)
    {
        var key = label.Length <= UsualLength ? stackalloc char[UsualLength] : new char[label.Length];
        var length = 0;
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] == '(' && i + 2 < label.Length && char.IsAsciiDigit(label[i + 1]) && label[i + 2] == ')') { i += 2; continue; }
            if (char.IsLetterOrDigit(label[i])) { key[length++] = char.ToLowerInvariant(label[i]); }
        }

        return new(key[..length]);
    }
}

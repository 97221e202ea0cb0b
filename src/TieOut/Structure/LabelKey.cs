namespace Kessan.TieOut.Structure;

/// <summary>A label for comparison as a whole: letters of any script and digits, in lower case, without note marks.</summary>
internal static class LabelKey
{
    public static string Of(string label)
    {
        var key = new System.Text.StringBuilder(label.Length);
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] == '(' && i + 2 < label.Length && char.IsAsciiDigit(label[i + 1]) && label[i + 2] == ')') { i += 2; continue; }
            if (char.IsLetterOrDigit(label[i])) { key.Append(char.ToLowerInvariant(label[i])); }
        }

        return key.ToString();
    }
}

using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Names joined by |, as rules select them: a code, a beginning (40*), a word with its value (class:asset, role:goodwill), each of them left out with ! in
/// front. Nothing, or *, is everything.
/// <example>class:asset|!cash|!4*: all assets but cash and those that begin with 4.</example>
/// </summary>
public sealed class CodePattern
{
    private readonly string[] wanted;
    private readonly string[] unwanted;

    private CodePattern(string text, string[] parts)
    {
        Text = text;
        wanted = [.. parts.Where(p => p[0] != '!')];
        unwanted = [.. parts.Where(p => p[0] == '!').Select(p => p[1..])];
    }

    /// <summary>As the file has it; * for everything.</summary>
    public string Text { get; }

    public bool IsAll => wanted.Length == 0 && unwanted.Length == 0;

    /// <summary>Its parts without the mark of exclusion.</summary>
    public IEnumerable<string> Parts => wanted.Concat(unwanted);

    public static CodePattern Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = [.. text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(p => p is not ("*" or "!"))];
        return new(parts.Length == 0 ? "*" : text, parts);
    }

    /// <param name="fits">Whether one part without its mark names what is asked about.</param>
    public bool Selects(Func<string, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return (wanted.Length == 0 || Array.Exists(wanted, p => fits(p))) && !Array.Exists(unwanted, p => fits(p));
    }

    /// <summary>Whether a part names a code: the code itself, or a beginning of it.</summary>
    public static bool Names(string part, string code)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(code);
        return part[^1] == '*' ? code.AsSpan().StartsWith(part.AsSpan(0, part.Length - 1), StringComparison.Ordinal) : part == code;
    }

    /// <summary>Whether a part names an account, by code, class or role.</summary>
    public static bool Names(string part, Account account)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(account);
        if (part.StartsWith("class:", StringComparison.Ordinal)) { return ChartReader.ClassOf(part[6..]) == account.Class; }
        return part.StartsWith("role:", StringComparison.Ordinal)
            ? ChartReader.RoleOf(part[5..]) is { } role && role == account.Role
            : Names(part, account.Code);
    }
}

using Kessan.Ledgers.Journals;

namespace Kessan.Workspace;

/// <summary>kessan.yaml, journals: where the journals of the companies are that have no trial balances, and how they are written.</summary>
/// <param name="From">A folder of the workspace, or the address of a store.</param>
/// <param name="Cache">A folder for prepared journals; null: the files are read each time.</param>
/// <param name="Closings">The months whose balances are taken (2008-09); none: those that have trial balances, else those that have lines.</param>
public sealed record JournalSettings(string From, string? Cache, IReadOnlyList<string> Closings, JournalSchema Schema)
{
    /// <summary>The folder that is looked for where kessan.yaml says nothing.</summary>
    public const string Folder = "journals";

    public static readonly JournalSettings Usual = new(Folder, null, [], JournalSchema.Default);

    internal static JournalSettings? Read(YamlMapping root)
    {
        if (root.OptionalMapping("journals") is not { } journals) { return null; }
        var dates = journals.Text("dates") is null ? "ymd" : journals.Word("dates", "ymd", "dmy", "mdy");
        var schema = JournalSchema.Default with
        {
            Columns = Pairs(journals, "map"),
            Constants = Pairs(journals, "set"),
            Axes = journals.Texts("axes"),
            Separator = Sign(journals, "separator"),
            DecimalSign = Sign(journals, "decimal") ?? '.',
            Thousands = Sign(journals, "thousands"),
            Dates = dates switch { "dmy" => DateOrder.DayMonthYear, "mdy" => DateOrder.MonthDayYear, _ => DateOrder.YearMonthDay },
            Encoding = journals.Text("encoding"),
            Sheet = journals.Text("sheet"),
        };
        var settings = new JournalSettings(journals.Text("from") ?? Folder, journals.Text("cache"), journals.Texts("closings"), schema);
        journals.RefuseOthers();
        return settings;
    }

    private static Dictionary<string, string> Pairs(YamlMapping journals, string key)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (journals.OptionalMapping(key) is not { } mapping) { return pairs; }
        foreach (var field in JournalField.All)
        {
            if (mapping.Text(field) is { } value) { pairs.Add(field, value); }
        }

        mapping.RefuseOthers();
        return pairs;
    }

    private static char? Sign(YamlMapping journals, string key)
    {
        switch (journals.Text(key))
        {
            case null:
                return null;
            case "tab":
                return '\t';
            case "space":
                return ' ';
            case [var sign] when char.IsAscii(sign):
                return sign;
            case var other:
                journals.Report(key, other, "one ASCII sign, or tab, or space", "Write the sign in quotation marks.");
                return null;
        }
    }
}

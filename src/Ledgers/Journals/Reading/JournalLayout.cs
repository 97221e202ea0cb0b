namespace Kessan.Ledgers.Journals.Reading;

/// <summary>Which column of one file holds what. Columns count from 0; −1 where the file has none.</summary>
/// <param name="Fields">For each of <see cref="JournalField.All"/> its column.</param>
/// <param name="Axes">For each axis of the schema its column.</param>
internal sealed record JournalLayout(int Columns, byte Separator, byte? Quote, IReadOnlyDictionary<string, int> Fields, int[] Axes)
{
    public int this[string field] => Fields[field];

    /// <summary>As they stand in the file.</summary>
    public required IReadOnlyList<string> Captions { get; init; }

    public static JournalLayout Of(string file, IReadOnlyList<string> captions, byte separator, JournalSchema schema)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < captions.Count; i++)
        {
            var caption = UsualCaptions.Normal(captions[i]);
            // Two columns without a caption are no contradiction: nobody can ask for them.
            if (!columns.TryAdd(caption, i) && caption.Length > 0) { throw JournalFault.CaptionTwice(file, captions[i]); }
        }

        var fields = JournalField.All.ToDictionary(f => f, f => Find(file, f, captions, columns, schema), StringComparer.Ordinal);
        Require(file, fields, captions, schema);
        var axes = schema.Axes.Select(axis => columns.TryGetValue(UsualCaptions.Normal(axis), out var at)
            ? at
            : throw JournalFault.Column(file, axis, captions));
        return new(captions.Count, separator, (byte?)schema.Quote, fields, [.. axes]) { Captions = captions };
    }

    private static int Find(string file, string field, IReadOnlyList<string> captions, Dictionary<string, int> columns, JournalSchema schema)
    {
        if (schema.Columns.TryGetValue(field, out var named))
        {
            return columns.TryGetValue(UsualCaptions.Normal(named), out var at) ? at : throw JournalFault.Column(file, field, captions);
        }

        if (schema.Constants.ContainsKey(field)) { return -1; }
        foreach (var usual in UsualCaptions.Of(field))
        {
            if (columns.TryGetValue(UsualCaptions.Normal(usual), out var at)) { return at; }
        }

        return -1;
    }

    private static void Require(string file, Dictionary<string, int> fields, IReadOnlyList<string> captions, JournalSchema schema)
    {
        foreach (var field in new[] { JournalField.Entity, JournalField.Account, JournalField.Date })
        {
            if (fields[field] < 0 && !(schema.Constants.ContainsKey(field) && field != JournalField.Date)) { throw JournalFault.Column(file, field, captions); }
        }

        var isPair = fields[JournalField.Debit] >= 0 && fields[JournalField.Credit] >= 0;
        if (fields[JournalField.Amount] < 0 && !isPair) { throw JournalFault.Column(file, JournalField.Amount, captions); }
    }
}

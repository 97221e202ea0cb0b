namespace Kessan.Ledgers.Journals;

/// <summary>What the columns of journals are usually called, by field; docs/reference/journals.md lists them for people.</summary>
internal static class UsualCaptions
{
    private static readonly Dictionary<string, string[]> ByField = new(StringComparer.Ordinal)
    {
        [JournalField.Entity] = ["entity", "company", "company code", "会社", "会社コード"],
        [JournalField.Account] = ["account", "account code", "gl account", "勘定科目", "科目", "科目コード", "勘定科目コード"],
        [JournalField.Movement] = ["movement", "movement type", "増減事由"],
        [JournalField.Partner] = ["partner", "trading partner", "相手先", "相手会社"],
        [JournalField.Currency] = ["currency", "currency code", "通貨", "通貨コード"],
        [JournalField.Date] = ["date", "posting date", "booking date", "日付", "計上日", "伝票日付"],
        [JournalField.Document] = ["document", "document number", "document no", "doc no", "voucher", "voucher number", "journal id", "伝票番号"],
        [JournalField.Amount] = ["amount", "金額"],
        [JournalField.Debit] = ["debit", "debit amount", "dr", "借方", "借方金額"],
        [JournalField.Credit] = ["credit", "credit amount", "cr", "貸方", "貸方金額"],
        [JournalField.Text] = ["text", "description", "memo", "摘要"],
    };

    public static IEnumerable<string> Of(string field) => ByField[field];

    /// <summary>Captions are the same when they differ in case, spaces, underscores and hyphens only.</summary>
    public static string Normal(string caption) =>
        string.Concat(caption.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '.'))).ToUpperInvariant();
}

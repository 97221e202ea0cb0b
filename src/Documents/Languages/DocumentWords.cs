namespace Kessan.Documents;

/// <summary>The words that the program itself prints into a document.</summary>
internal sealed record DocumentWords
{
    public static readonly DocumentWords English = new()
    {
        Contents = "Contents", Skip = "Skip to the announcement", Release = "News Release", Presentation = "Presentation", Notes = "Notes", Note = "Note",
        Back = "Back to the text", ChartFigures = "The figures of this chart", SeeTable = ": the figures stand in the table below", Hatched = "Hatched: ",
        Illustrative = "illustrative, completed from the books and announced nowhere.", And = " and ", Respectively = ", respectively", Comma = ", ",
    };

    public static readonly DocumentWords Japanese = new()
    {
        Contents = "目次", Skip = "本文へ", Release = "決算発表", Presentation = "説明資料", Notes = "注記", Note = "注", Back = "本文に戻る", ChartFigures = "図の数値",
        SeeTable = "(数値は下の表)", Hatched = "斜線: ",
        Illustrative = "帳簿から補った参考値であり、公表されたものではありません。", And = "及び", Respectively = "", Comma = "、",
    };

    public required string Contents { get; init; }

    public required string Skip { get; init; }

    public required string Release { get; init; }

    public required string Presentation { get; init; }

    public required string Notes { get; init; }

    public required string Note { get; init; }

    public required string Back { get; init; }

    public required string ChartFigures { get; init; }

    /// <summary>Said aloud of a picture, behind its title.</summary>
    public required string SeeTable { get; init; }

    public required string Hatched { get; init; }

    /// <summary>Said of columns that complete the books.</summary>
    public required string Illustrative { get; init; }

    public required string And { get; init; }

    public required string Respectively { get; init; }

    public required string Comma { get; init; }

    /// <summary>What kind of document it is, at the head of its page.</summary>
    public string KindOf(DocumentKind kind) => kind == DocumentKind.Presentation ? Presentation : Release;

    public static DocumentWords Of(string language) => language == "ja" ? Japanese : English;
}

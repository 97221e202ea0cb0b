namespace Kessan.Documents;

/// <summary>What formats that have more than ASCII print for what writers type.</summary>
internal static class Typography
{
    /// <summary>Nothing was reported, or the figure is not stated.</summary>
    public const string Nil = "—";

    public static string NumberOf(Figure figure) => figure.Printed is null && figure.Format.NilText == NumberFormat.Nil ? Nil : figure.Number;

    /// <summary>Two hyphens between words are a dash in print.</summary>
    public static string Dashes(string text) => text == NumberFormat.Nil ? Nil : text.Replace(" -- ", " – ", StringComparison.Ordinal);
}

using System.Globalization;

namespace Kessan.Bench.TieOut;

/// <summary>
/// tieout-score measure SHARED PER_KIND                the results as Markdown
/// tieout-score missed|misplaced SHARED PER_KIND [NAME]  the changes not found, or found elsewhere, of the half that may be looked at
/// tieout-score exceptions|untied|tables SHARED [NAME]   of the clean documents of that half; "all" in front of a NAME's place: both halves
/// tieout-score why SHARED NAME NUMBER                   what speaks for a number
/// </summary>
internal static class TieOutScore
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["measure", var shared, var perKind]:
                var documents = Corpus.Read(shared);
                Console.Write(Results.Of(documents, Trials.Run(documents, Number(perKind))));
                return 0;
            case ["missed" or "misplaced", var shared, var perKind, ..]:
                Examination.Missed(Console.Out, Trials.Run(Open(shared, args[3..]), Number(perKind)), args[0] == "misplaced");
                return 0;
            case ["exceptions", var shared, ..]:
                Examination.Exceptions(Console.Out, Open(shared, args[2..]));
                return 0;
            case ["untied", var shared, ..]:
                Examination.Untied(Console.Out, Open(shared, args[2..]));
                return 0;
            case ["tables", var shared, ..]:
                Examination.Tables(Console.Out, Open(shared, args[2..]), shared);
                return 0;
            case ["why", var shared, var name, var printed]:
                Examination.Why(Console.Out, Corpus.Read(shared, name), printed);
                return 0;
            default:
                Console.Error.WriteLine("tieout-score measure SHARED PER_KIND | missed|misplaced SHARED PER_KIND [NAME] | exceptions|untied|tables SHARED [NAME|all] | why SHARED NAME NUMBER");
                return 2;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static List<CorpusDocument> Open(string shared, string[] name) =>
        [.. Corpus.Read(shared, name is [not "all"] ? name[0] : "").Where(d => name is ["all"] || !d.IsHeldOut)];
}

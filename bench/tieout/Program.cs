using System.Globalization;

namespace Kessan.Bench.TieOut;

/// <summary>
/// tieout-score measure SHARED PER_KIND                the results as Markdown
/// tieout-score missed|misplaced SHARED PER_KIND [NAME]  the changes not found, or found elsewhere, of the half that may be looked at
/// tieout-score study SHARED PER_KIND FOLDER [NAME [KINDS]]  all of these from one run, each in a file
/// tieout-score rows SHARED PER_KIND [NAME]              rows left out, by what they were to the sums of their table
/// tieout-score slips SHARED EVERY [NAME|all]            each digit of every n-th tied figure changed, and of each kind one other slip
/// tieout-score exceptions|untied|tables SHARED [NAME]   of the clean documents of that half; "all" in front of a NAME's place: both halves
/// tieout-score text SHARED NAME                         the text of a document, in which changes are made
/// tieout-score speed SHARED NAME…                       milliseconds and memory in a warm process
/// tieout-score growth                                   one check of tables of 100 to 100,000 rows
/// tieout-score together SHARED NAME…                    two threads against one
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
            case ["study", var shared, var perKind, var folder, ..]:
                Study(Open(shared, args.Length > 4 ? [args[4]] : []), Number(perKind), folder, args.Length > 5 ? args[5] : "");
                return 0;
            case ["rows", var shared, var perKind, ..]:
                Examination.Rows(Console.Out, Trials.Run(Open(shared, args[3..]), Number(perKind)));
                return 0;
            case ["slips", var shared, var every, ..]:
                Examination.AllDigits(Console.Out, SlipTrials.Run(Open(shared, args[3..]), Number(every)));
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
            case ["text", var shared, var name]:
                foreach (var document in Corpus.Read(shared, name)) { Console.Write(document.Text); }
                return 0;
            case ["speed", var shared, .. var names]:
                Speed.Measure(Console.Out, shared, names);
                return 0;
            case ["growth"]:
                Growth.Measure(Console.Out);
                return 0;
            case ["together", var shared, .. var names]:
                Speed.Together(Console.Out, shared, names);
                return 0;
            case ["why", var shared, var name, var printed]:
                Examination.Why(Console.Out, Corpus.Read(shared, name), printed);
                return 0;
            default:
                Console.Error.WriteLine("tieout-score measure SHARED PER_KIND | missed|misplaced|rows SHARED PER_KIND [NAME] | exceptions|untied|tables SHARED [NAME|all] | why SHARED NAME NUMBER");
                return 2;
        }
    }

    private static void Study(List<CorpusDocument> documents, int perKind, string folder, string kinds)
    {
        Directory.CreateDirectory(folder);
        var trials = Trials.Run(documents, perKind, kinds.Length == 0 ? null : kind => kinds.Contains(kind.ToString(), StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "results.md"), Results.Of(documents, trials));
        Write("missed.txt", output => Examination.Missed(output, trials, misplaced: false));
        Write("misplaced.txt", output => Examination.Missed(output, trials, misplaced: true));
        Write("evidence.txt", output => Examination.Evidence(output, trials));
        Write("rows.txt", output => Examination.Rows(output, trials));
        Write("exceptions.txt", output => Examination.Exceptions(output, documents));
        Write("untied.txt", output => Examination.Untied(output, documents));

        void Write(string name, Action<TextWriter> write)
        {
            using var output = new StreamWriter(Path.Combine(folder, name));
            write(output);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static List<CorpusDocument> Open(string shared, string[] name) =>
        [.. Corpus.Read(shared, name is [not "all"] ? name[0] : "").Where(d => name is ["all"] || !d.IsHeldOut)];
}

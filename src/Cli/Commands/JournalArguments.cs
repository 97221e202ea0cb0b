using System.CommandLine;
using Kessan.Core;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Cli.Commands;

/// <summary>The arguments of every command that reads journals: the files, how they are written, what they are checked against.</summary>
internal sealed class JournalArguments
{
    private readonly Argument<string[]> files = new("FILES")
    {
        Description = "Journals: CSV or TSV, plain or gzip, UTF-8 or UTF-16 or --encoding; XLSX.",
        Arity = ArgumentArity.ZeroOrMore
    };
    private readonly Option<string[]> map = new("--map") { Description = "FIELD=CAPTION: which column holds a field." };
    private readonly Option<string[]> set = new("--set") { Description = "FIELD=VALUE: a field the files have no column for, the same on every line." };
    private readonly Option<string?> axes = new("--axes") { Description = "Captions of analytical columns, divided by commas." };
    private readonly Option<string?> separator = new("--separator") { Description = "Between fields; else the one the header shows. tab, or the sign itself." };
    private readonly Option<string> quote = new("--quote") { Description = "Around fields, or none.", DefaultValueFactory = _ => "\"" };
    private readonly Option<string> decimalSign = new("--decimal") { Description = "The decimal sign: . or ,", DefaultValueFactory = _ => "." };
    private readonly Option<string?> thousands = new("--thousands") { Description = "The sign between thousands." };
    private readonly Option<string> dates = new("--dates") { Description = "The order of dates: ymd, dmy or mdy.", DefaultValueFactory = _ => "ymd" };
    private readonly Option<string?> encoding = new("--encoding") { Description = "Where there is no byte order mark: utf-8, shift_jis, utf-16 …" };
    private readonly Option<string?> sheet = new("--sheet") { Description = "The sheet of a workbook; else the first." };
    private readonly Option<string?> chart = new("--chart") { Description = "A CSV file whose column account holds the accounts there are." };
    private readonly Option<string?> entities = new("--entities") { Description = "A CSV file whose column entity holds the companies there are." };
    private readonly Option<string?> period = new("--period") { Description = "FROM/TO or a month: lines dated outside are rejected." };
    private readonly Option<bool> setAside = new("--set-aside") { Description = "Reject lines that cannot be read, instead of refusing the files." };
    private readonly Option<string> restart = new("--numbers-restart")
    {
        Description = "When document numbers begin again: never, yearly or monthly.",
        DefaultValueFactory = _ => "yearly"
    };
    private readonly Option<int> firstMonth = new("--fiscal-year-starts")
    {
        Description = "The month in which yearly numbers begin again.",
        DefaultValueFactory = _ => 1
    };
    private readonly Option<string[]> where = new("--where") { Description = "DIMENSION=VALUE|VALUE …; a value that ends in * stands for all that begin so." };
    private readonly Option<string?> from = new("--from") { Description = "Only lines from this day on." };
    private readonly Option<string?> to = new("--to") { Description = "Only lines up to this day." };
    private readonly Option<string?> temp = new("--temp") { Description = "A folder for what does not fit in memory." };
    private readonly Option<string?> cache = new("--cache")
    {
        Description = "A folder for prepared journals: the first run fills it, later ones answer at once. Safe to delete."
    };
    private readonly Option<int> threads = new("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> store = new("--store") { Description = $"Ask this store instead of files: {StoreAddress.Forms}" };
    private readonly Option<bool> quiet = new("--quiet") { Description = "No progress." };

    public void AddTo(Command command)
    {
        command.Add(files);
        foreach (var option in new Option[]
        {
            map, set, axes, separator, quote, decimalSign, thousands, dates, encoding, sheet, chart, entities, period, setAside, restart, firstMonth, where,
            from, to,
            temp, cache, threads, quiet,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>For the commands that ask: instead of files, a store.</summary>
    public void AddStoreTo(Command command) => command.Add(store);

    /// <returns>The store to ask, or null where files are named.</returns>
    public IJournalStore? Store(ParseResult parsed) => parsed.GetValue(store) is { } address ? StoreAddress.Open(address, JournalReader.Read) : null;

    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(quiet);

    /// <exception cref="LedgerException">An argument does not say what it should, or a list of codes cannot be read.</exception>
    public JournalInput Input(ParseResult parsed)
    {
        var (checkFrom, checkTo) = JournalWords.Period(parsed.GetValue(period));
        var checks = new JournalChecks(Codes(parsed, entities, "entity"), Codes(parsed, chart, "account"), checkFrom, checkTo)
        {
            NumbersRestart = JournalWords.Choice(parsed.GetValue(restart)!, ("never", NumbersRestart.Never), ("yearly", NumbersRestart.Yearly),
                ("monthly", NumbersRestart.Monthly)),
            FirstMonth = Math.Clamp(parsed.GetValue(firstMonth), 1, 12),
        };
        if (parsed.GetValue(files) is not { Length: > 0 } named)
        {
            throw new LedgerException(new Finding("LG537", "no-journal-named", Severity.Fault, new("FILES"), "No journal is named.")
            {
                Remedy = "Name journal files, or a store: --store ADDRESS."
            });
        }

        return new(named, Schema(parsed), checks) { SetAside = parsed.GetValue(setAside) };
    }

    public Selection Selection(ParseResult parsed, params IEnumerable<Condition> more) => new(
        JournalWords.Day(parsed.GetValue(from)),
        JournalWords.Day(parsed.GetValue(to)),
        [.. (parsed.GetValue(where) ?? []).Select(JournalWords.Condition), .. more]);

    /// <summary>The files as a ledger, read for one query or, with a cache, for every kind of question.</summary>
    public (ILedger Ledger, LoadReport Report) Open(ParseResult parsed, BalanceQuery query, JournalInput input, Action<long>? progress,
        CancellationToken cancellation)
    {
        if (parsed.GetValue(cache) is { } folder)
        {
            var cached = CachedJournals.Open(folder, input, Options(parsed, progress), cancellation);
            return (cached, cached.Report);
        }

        var read = JournalFiles.OpenFor(query, input, Options(parsed, progress), cancellation);
        return (read, read.Report);
    }

    /// <summary>The lines of the files: with a cache those alone are read that are wanted, else all of them, without checking.</summary>
    public IEnumerable<JournalLine> Lines(ParseResult parsed, JournalInput input, Selection selection, CancellationToken cancellation)
    {
        if (parsed.GetValue(cache) is not { } folder) { return JournalFiles.LinesOf(input, selection, Options(parsed, null), cancellation); }
        return CachedLines(CachedJournals.Open(folder, input, Options(parsed, null), cancellation), selection, cancellation);
    }

    private static IEnumerable<JournalLine> CachedLines(CachedJournals journals, Selection selection, CancellationToken cancellation)
    {
        using (journals)
        {
            foreach (var line in journals.Lines(selection, cancellation)) { yield return line; }
        }
    }

    public JournalOptions Options(ParseResult parsed, Action<long>? progress) =>
        new(Math.Clamp(parsed.GetValue(threads), 1, 1024), parsed.GetValue(temp) ?? Path.GetTempPath(), Progress: progress);

    private JournalSchema Schema(ParseResult parsed) => new()
    {
        Columns = JournalWords.Pairs(parsed.GetValue(map)),
        Constants = JournalWords.Pairs(parsed.GetValue(set)),
        Axes = (parsed.GetValue(axes) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Separator = JournalWords.Sign(parsed.GetValue(separator)),
        Quote = parsed.GetValue(quote) == "none" ? null : JournalWords.Sign(parsed.GetValue(quote)),
        DecimalSign = JournalWords.Sign(parsed.GetValue(decimalSign)) ?? '.',
        Thousands = JournalWords.Sign(parsed.GetValue(thousands)),
        Dates = JournalWords.Choice(parsed.GetValue(dates)!, ("ymd", DateOrder.YearMonthDay), ("dmy", DateOrder.DayMonthYear), ("mdy", DateOrder.MonthDayYear)),
        Encoding = parsed.GetValue(encoding),
        Sheet = parsed.GetValue(sheet),
    };

    private static IReadOnlySet<string>? Codes(ParseResult parsed, Option<string?> option, string column) =>
        parsed.GetValue(option) is { } file ? CodeList.Read(file, column) : null;
}

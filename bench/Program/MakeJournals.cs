using System.CommandLine;
using System.Text;
using Kessan.Ledgers.Journals.Generation;

namespace Kessan.Bench;

/// <summary>
/// <c>./dev make-journals FOLDER --lines N</c>: writes journals.csv, its true balances (balances.csv) and the codes it uses (chart.csv, entities.csv), and on
/// demand the same documents for the plain-text accounting programs (journals.ledger, journals.beancount).
/// </summary>
internal static class MakeJournals
{
    public static Command Define()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where to write; made if it is not there." };
        var lines = new Option<long>("--lines") { Description = "At least so many lines.", DefaultValueFactory = _ => 1_000_000 };
        var companies = new Option<int>("--companies") { DefaultValueFactory = _ => 300 };
        var months = new Option<int>("--months") { DefaultValueFactory = _ => 12 };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var twoLines = new Option<bool>("--two-lines") { Description = "Every document has two lines." };
        var plainText = new Option<bool>("--plain-text") { Description = "Also write journals.ledger and journals.beancount." };
        var command = new Command("make-journals", "Make up the journals of a group.") { folder, lines, companies, months, seed, twoLines, plainText };
        command.SetAction(parsed => Run(
            parsed.GetValue(folder)!,
            new(parsed.GetValue(lines), parsed.GetValue(companies), parsed.GetValue(months), parsed.GetValue(seed), parsed.GetValue(twoLines)),
            parsed.GetValue(plainText)));
        return command;
    }

    private static int Run(string folder, GroupSize size, bool plainText)
    {
        Directory.CreateDirectory(folder);
        var generator = new JournalGenerator(size);
        var truth = new MadeTruth();
        var files = new List<MadeFile> { new MadeCsv(Create(folder, "journals.csv")) };
        if (plainText)
        {
            files.Add(new MadeLedgerText(Create(folder, "journals.ledger")));
            files.Add(new MadeBeancountText(Create(folder, "journals.beancount"), generator.Entities, JournalGenerator.Accounts));
        }

        generator.Make(document =>
        {
            truth.Add(document);
            foreach (var file in files) { file.Write(document); }
        });
        files.ForEach(f => f.Dispose());
        using var balances = new StreamWriter(Create(folder, "balances.csv"), new UTF8Encoding(false));
        truth.Write(balances);
        File.WriteAllText(Path.Combine(folder, "chart.csv"),
            string.Join('\n', JournalGenerator.Accounts.Order(StringComparer.Ordinal).Prepend("account")) + "\n");
        File.WriteAllText(Path.Combine(folder, "entities.csv"), string.Join('\n', generator.Entities.Prepend("entity")) + "\n");
        return 0;
    }

    private static FileStream Create(string folder, string name) => File.Create(Path.Combine(folder, name));
}

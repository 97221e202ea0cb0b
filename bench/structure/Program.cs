using Kessan.Bench.Structure;

// structure-score score LABELLED.jl.gz FOUND.jl    the table of results as Markdown
// structure-score generate ROWS                    a table with subtotals every seven rows, as CSV
// structure-score half FILE_NAME                   which half of the labelled tables a file belongs to
switch (args)
{
    case ["score", var labelled, var found]:
        Console.Write(ScoreTable.Of(LabelledTable.Read(labelled), FoundTable.Read(found)));
        return 0;
    case ["generate", var rows]:
        GeneratedTable.Write(Console.Out, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["half", var name]:
        Console.WriteLine(Halves.Of(name));
        return 0;
    default:
        Console.Error.WriteLine("structure-score score LABELLED.jl.gz FOUND.jl | generate ROWS | half FILE_NAME");
        return 2;
}

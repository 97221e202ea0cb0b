using System.IO.Compression;
using System.Text;
using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Journals;

/// <summary>The forms journals come in: signs, dates, encodings, packing. Each file says the same two lines.</summary>
public sealed class FormTests : IDisposable
{
    private static readonly string[] Expected = ["JP001 1000 2008-09-30 D1 1234567.5", "JP001 4000 2008-09-30 D1 -1234567.5"];

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-forms-").FullName;

    static FormTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Decimal_comma_thousands_and_days_first() => Read(
        "Company;Posting Date;Doc No;GL Account;Debit;Credit\nJP001;30.09.2008;D1;1000;1.234.567,50;\nJP001;30.09.2008;D1;4000;;1.234.567,5\n",
        new() { DecimalSign = ',', Thousands = '.', Dates = DateOrder.DayMonthYear }).ShouldBe(Expected);

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("euc-jp")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Japanese_captions_in_any_encoding(string encoding) => Read(
        Encoding.GetEncoding(encoding)
            .GetBytes("会社コード,伝票日付,伝票番号,勘定科目,借方金額,貸方金額,摘要\nJP001,2008/9/30,D1,1000,1234567.5,,東京支店\nJP001,2008/9/30,D1,4000,,1234567.5,表\n"),
        new() { Encoding = encoding }).ShouldBe(Expected);

    [Fact]
    public void Brackets_and_trailing_signs() => Read(
        "entity|account|date|document|amount\nJP001|1000|20080930|D1|+1234567.5\nJP001|4000|20080930|D1|(1234567.5)\n", new()).ShouldBe(Expected);

    [Fact]
    public void Columns_and_constants_are_named() => Read(
        "x\ty\tz\tbetrag\n1000\t2008-09-30\tD1\t1234567.5\n4000\t2008-09-30\tD1\t1234567.5-\n",
        new()
        {
            Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = "x", ["date"] = "y", ["document"] = "z", ["amount"] = "Betrag" },
            Constants = new Dictionary<string, string>(StringComparer.Ordinal) { ["entity"] = "JP001" },
        }).ShouldBe(Expected);

    [Fact]
    public void A_thousands_sign_nobody_named_is_no_decimal_sign() =>
        Should.Throw<LedgerException>(() => Read("entity,account,date,document,amount\nJP001,1000,2008-09-30,D1,\"1,234\"\n", new())).Faults
            .ShouldHaveSingleItem().Code
            .ShouldBe("LG514");

    [Fact]
    public void Bytes_that_are_no_text_of_the_encoding_are_named_with_their_row() =>
        Should.Throw<LedgerException>(() => Read([.. "entity,account,date,document,amount\nJP001,1000,2008-09-30,D1,1\nJP001,40"u8, 0xFF,
            .. "00,2008-09-30,D1,-1\n"u8], new()))
            .Faults.ShouldHaveSingleItem().Place.Line.ShouldBe(3);

    [Fact]
    public void A_workbook_with_serial_days_and_shared_strings()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "xl/workbook.xml",
                """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Journal" sheetId="1" r:id="a"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Target="worksheets/one.xml"/></Relationships>""");
            Part(zip, "xl/sharedStrings.xml",
                """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>entity</t></si><si><t>account</t></si><si><t>date</t></si><si><t>document</t></si><si><t>amount</t></si><si><t>JP001</t></si><si><r><t>D</t></r><r><t>1</t></r></si></sst>""");
            Part(zip, "xl/worksheets/one.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>
                <row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3"><v>1000</v></c><c r="C3"><v>39721</v></c><c r="D3" t="s"><v>6</v></c><c r="E3"><v>1234567.5</v></c></row>
                <row r="4"><c r="A4" t="s"><v>5</v></c><c r="B4"><v>4000</v></c><c r="C4"><v>39721</v></c><c r="D4" t="s"><v>6</v></c><c r="E4"><v>-1234567.5</v></c></row>
                </sheetData></worksheet>
                """);
        }

        Read(bytes.ToArray(), new()).ShouldBe(Expected);
    }

    [Fact]
    public void Documents_are_checked_wherever_their_lines_stand()
    {
        var report = Report("""
            entity,account,date,document,amount
            JP001,1000,2008-09-30,D1,1
            JP001,1000,2008-09-30,D2,2
            JP001,4000,2008-09-30,D1,-1
            JP001,4000,2008-09-30,D2,-3
            JP001,1000,2008-10-01,D1,5
            JP001,4000,2008-10-01,D1,-5
            US001,1000,2008-10-01,D1,5
            US001,4000,2008-10-01,D1,-5
            """, JournalChecks.None);
        report.Findings.Select(f => (f.Code, f.Place.Line)).ShouldBe([("LG501", 3), ("LG502", 6)]);
        report.Findings[1].Evidence.ShouldHaveSingleItem().Place.Line.ShouldBe(2);
    }

    [Fact]
    public void Numbers_may_begin_again_every_month()
    {
        const string Text = "entity,account,date,document,amount\nA,1,2008-09-30,D1,1\nA,4,2008-09-30,D1,-1\nA,1,2008-10-01,D1,1\nA,4,2008-10-01,D1,-1\n";
        Report(Text, JournalChecks.None).Findings.ShouldHaveSingleItem().Code.ShouldBe("LG502");
        Report(Text, JournalChecks.None with { NumbersRestart = NumbersRestart.Monthly }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Rejects_say_file_row_and_reason_and_the_totals_prove_them()
    {
        var report = Report("""
            entity,account,date,document,amount
            JP001,1000,2008-09-30,D1,10
            JP009,1000,2008-09-30,D2,20
            JP001,9000,2008-09-30,D3,30
            JP001,1000,2007-09-30,D4,40
            ,1000,2008-09-30,D5,50
            """, new(new HashSet<string>(StringComparer.Ordinal) { "JP001" }, new HashSet<string>(StringComparer.Ordinal) { "1000" }, new(2008, 4, 1),
                new(2009, 3, 31)));
        report.Rejects.Select(r => (r.Row, r.Reason, r.Found)).ShouldBe(
        [
            (3, RejectReason.UnknownEntity, "JP009"), (4, RejectReason.UnknownAccount, "9000"), (5, RejectReason.DateOutOfPeriod, "2007-09-30"),
            (6, RejectReason.MissingKey, ""),
        ]);
        var totals = report.Files.ShouldHaveSingleItem();
        (totals.Read, totals.Taken, totals.Rejected, totals.AmountRead, totals.AmountTaken, totals.AmountRejected).ShouldBe((5, 1, 4, 150m, 10m, 140m));
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private LoadReport Report(string text, JournalChecks checks)
    {
        var file = Write(Encoding.UTF8.GetBytes(text));
        using var ledger = JournalFiles.Open(new([file], JournalSchema.Default, checks), JournalOptions.OfMachine);
        return ledger.Report;
    }

    private List<string> Read(string text, JournalSchema schema) => Read(Encoding.UTF8.GetBytes(text), schema);

    /// <summary>As files and, packed, out of a cache: both give the same.</summary>
    private List<string> Read(byte[] bytes, JournalSchema schema)
    {
        var file = Write(bytes);
        using var ledger = JournalFiles.Open(new([file], schema, JournalChecks.None), JournalOptions.OfMachine);
        ledger.Report.Findings.ShouldBeEmpty();
        var lines = Texts(ledger);
        using var cached = CachedJournals.Open(Path.Combine(folder, "cache"), new([file], schema, JournalChecks.None), JournalOptions.OfMachine);
        Texts(cached).ShouldBe(lines);
        return lines;
    }

    private static List<string> Texts(ILedger ledger) =>
        [.. ledger.Lines(Selection.Everything)
            .Select(l => FormattableString.Invariant($"{l.Entity} {l.Account} {l.Date:yyyy-MM-dd} {l.Document} {l.Amount:0.####}"))];

    private string Write(byte[] bytes)
    {
        var file = Path.Combine(folder, "journal");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}

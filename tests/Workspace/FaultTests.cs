using System.Text;
using Kessan.Core;

namespace Kessan.Tests.Workspace;

/// <summary>Every fault says its file, row and column, what was found, and what was expected; nothing is loaded then.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Parent = "ledgers/2008-03/parent.csv";
    private const string Sub = "ledgers/2008-03/sub.csv";
    private const string Chart = "accounts/chart.csv";

    private readonly SmallWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void A_sound_workspace_has_none()
    {
        var result = workspace.Load();
        result.Findings.ShouldBeEmpty();
        result.Workspace!.TrialBalances.Select(t => t.File).ShouldBe([Parent, Sub, "ledgers/2008-06/parent.csv", "ledgers/2008-06/sub.csv"]);
        result.Workspace.Group.Parent!.Code.ShouldBe("parent");
    }

    [Theory]
    [InlineData("kessan.yaml")]
    [InlineData(Chart)]
    [InlineData("accounts/movements.csv")]
    [InlineData("group/entities.csv")]
    public void Missing_file(string file) => Is(workspace.Delete(file).Fault(), "WS101", new(file), "no file", file);

    [Fact]
    public void Missing_ledgers()
    {
        Directory.Delete(Path.Combine(workspace.Folder, "ledgers"), recursive: true);
        Is(workspace.Fault(), "WS101", new("ledgers"), "no month", "ledgers/YYYY-MM/ENTITY.csv");
    }

    [Fact]
    public void Shift_JIS()
    {
        // "売" in Shift-JIS is 94 84.
        byte[] spoilt = [.. Encoding.UTF8.GetBytes("account,name,name_ja,class,role\n1000,Cash,"), 0x94, 0x84, .. Encoding.UTF8.GetBytes(",asset,cash\n")];
        Is(workspace.Write(Chart, spoilt).Fault(), "WS102", new(Chart, 2), "Shift-JIS: byte 0x94 at offset 42", "UTF-8");
    }

    [Theory]
    [InlineData("Müller")]
    [InlineData("Crédit à payer")]
    [InlineData("Größe, Øl")]
    public void A_single_byte_encoding_is_not_taken_for_Shift_JIS(string name)
    {
        byte[] spoilt = [.. Encoding.UTF8.GetBytes("account,name,name_ja,class,role\n1000,\""), .. Encoding.Latin1.GetBytes(name),
            .. Encoding.UTF8.GetBytes("\",,asset,cash\n")];
        workspace.Write(Chart, spoilt).Fault().Printed!.ShouldStartWith("a single-byte encoding such as Windows-1252: byte 0x");
    }

    [Fact]
    public void Missing_folder()
    {
        Directory.Delete(workspace.Folder, recursive: true);
        Is(workspace.Fault(), "WS101", new(workspace.Folder), "nothing", "a folder with kessan.yaml");
        Directory.CreateDirectory(workspace.Folder);
    }

    [Fact]
    public void Utf_16()
    {
        byte[] spoilt = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(workspace.Text(Chart))];
        Is(workspace.Write(Chart, spoilt).Fault(), "WS102", new(Chart, 1), "UTF-16 little-endian: byte 0xFF at offset 0", "UTF-8");
        byte[] unmarked = Encoding.BigEndianUnicode.GetBytes(workspace.Text(Chart));
        Is(workspace.Write(Chart, unmarked).Fault(), "WS102", new(Chart, 1), "UTF-16 big-endian: byte 0x00 at offset 0", "UTF-8");
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(workspace.Text(Parent).Replace("\n", "\r\n", StringComparison.Ordinal))];
        workspace.Write(Parent, marked).Load().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_column() =>
        Is(workspace.Replace(Parent, "amount", "amount,nots").Replace(Parent, "\n1", ",\n1").Load().Findings[0], "WS105", new(Parent, 1, 33), "nots",
            "account, movement, partner, amount, note, segment, product, region, project");

    [Fact]
    public void Missing_column() =>
        Is(workspace.Replace(Chart, "class", "clas").Load().Findings.Single(f => f.Code == "WS104"), "WS104", new(Chart, 1), "account,name,name_ja,clas,role",
            "class");

    [Fact]
    public void Duplicate_column() =>
        Is(workspace.Replace("group/entities.csv", "name,name_ja", "name_ja,name_ja").Load().Findings.Single(f => f.Code == "WS106"), "WS106",
            new("group/entities.csv", 1, 16), "name_ja", "one column of that name");

    [Fact]
    public void Row_of_another_width() =>
        Is(workspace.Replace(Sub, "1500,DEP,,-60", "1500,DEP,-60").Fault(), "WS103", new(Sub, 7), "3 fields", "4 fields");

    [Fact]
    public void Quotation_that_does_not_close() =>
        Is(workspace.Replace("group/entities.csv", "Sub Inc.", "\"Sub Inc.").Load().Findings[0], "WS103", new("group/entities.csv", 3),
            "a quotation mark that does not close its field", "a comma or a line end after it");

    [Fact]
    public void Empty_value() => Is(workspace.Replace(Sub, "-60\n", "\n").Fault(), "WS107", new(Sub, 7, 11), "nothing", "amount");

    [Theory]
    [InlineData("\"-1,060\"", "-1060")]
    [InlineData("\"-1.060,5\"", "-1060.5")]
    [InlineData("(60)", "-60")]
    [InlineData("▲60", "-60")]
    [InlineData("−60", "-60")]
    [InlineData("-６０", "-60")]
    [InlineData("\"-60,5\"", "a number such as -1234.56")]
    [InlineData("-60.-", "a number such as -1234.56")]
    [InlineData("6E1", "a number such as -1234.56")]
    public void Number_with_wrong_separators_or_signs(string written, string expected) =>
        Is(workspace.Replace(Sub, "-60\n", written + "\n").Fault(), "WS108", new(Sub, 7, written[0] == '"' ? 12 : 11), written.Trim('"'), expected);

    [Theory]
    [InlineData("-1,060", "-1060")]
    [InlineData("-1.060,50", "-1060.50")]
    public void Number_cut_by_its_own_comma(string written, string expected) =>
        Is(workspace.Replace(Sub, "-60\n", written + "\n").Fault(), "WS108", new(Sub, 7, 11), written, expected);

    [Theory]
    [InlineData("2007/10/01", "2007-10-01")]
    [InlineData("2007-10-32", "YYYY-MM-DD")]
    [InlineData("01.10.2007", "2007-10-01")]
    public void Wrong_date(string written, string expected) =>
        Is(workspace.Replace("group/ownership.csv", "2007-10-01", written).Fault(), "WS109", new("group/ownership.csv", 2, 12), written, expected);

    [Fact]
    public void Folder_that_is_no_month()
    {
        workspace.Write("ledgers/2008-13/sub.csv", workspace.Text(Sub));
        Is(workspace.Fault(), "WS109", new("ledgers/2008-13"), "2008-13", "YYYY-MM");
    }

    [Fact]
    public void Unknown_word() =>
        Is(workspace.Replace("group/ownership.csv", "full", "ful").Fault(), "WS110", new("group/ownership.csv", 2, 26), "ful", "full, equity, none");

    [Fact]
    public void Duplicate_row() =>
        Is(workspace.Replace(Sub, "1500,DEP,,-60", "1500,DEP,,-50\n1500,DEP,,-10").Fault(), "WS111", new(Sub, 8, 1), "1500",
            "one row per account, movement and partner");

    [Fact]
    public void Unknown_account() => Is(workspace.Replace(Sub, "1500,DEP", "150O,DEP").Fault(), "WS112", new(Sub, 7, 1), "150O", "1500");

    [Fact]
    public void Unknown_movement() => Is(workspace.Replace(Sub, "1500,DEP", "1500,DPE").Fault(), "WS114", new(Sub, 7, 6), "DPE", "DEP");

    [Fact]
    public void Unknown_partner() => Is(workspace.Replace(Sub, "4000,,parent", "4000,,parnt").Fault(), "WS115", new(Sub, 15, 7), "parnt", "parent");

    [Fact]
    public void Own_partner() =>
        Is(workspace.Replace(Sub, "4000,,parent", "4000,,sub").Fault(), "LG108", new(Sub, 15, 7), "sub", "another company of the group");

    [Fact]
    public void Ledger_of_an_unknown_company()
    {
        workspace.Write("ledgers/2008-03/subb.csv", workspace.Text(Sub)).Delete(Sub);
        var findings = workspace.Load().Findings;
        Is(findings.Single(f => f.Code == "WS115"), "WS115", new("ledgers/2008-03/subb.csv"), "subb", "sub");
        Is(findings.Single(f => f.Code == "LG105"), "LG105", new(Sub), "no file", Sub);
    }

    [Fact]
    public void Unknown_step() =>
        Is(workspace.Replace("group/allocations.csv", "sub-1", "sub-2").Fault(), "WS116", new("group/allocations.csv", 2, 1), "sub-2", "sub-1");

    [Fact]
    public void Movement_missing_on_a_balance_sheet_account() =>
        Is(workspace.Replace(Sub, "1500,DEP", "1500,").Fault(), "LG101", new(Sub, 7, 6), "nothing", "a movement (OPN for the opening)");

    [Fact]
    public void Movement_on_an_income_account() =>
        Is(workspace.Replace(Sub, "5000,,,450", "5000,CHG,,450").Fault(), "LG102", new(Sub, 16, 6), "CHG", "nothing");

    [Fact]
    public void Result_booked() => Is(workspace.Replace(Sub, "3200,DIV", "3200,NET").Fault(), "LG110", new(Sub, 13, 6), "NET", "another movement");

    [Fact]
    public void Unbalanced_trial_balance()
    {
        var fault = workspace.Replace(Sub, "1500,DEP,,-60", "1500,DEP,,-61").Load().Findings.Single(f => f.Code == "LG103");
        Is(fault, "LG103", new(Sub), "-1", "0");
        fault.Message.ShouldContain("credits exceed debits by 1");
    }

    [Fact]
    public void Opening_that_is_not_the_closing_before()
    {
        workspace.Replace("ledgers/2008-06/sub.csv", "1500,OPN,,540", "1500,OPN,,545").Replace("ledgers/2008-06/sub.csv", "3200,OPN,,-510", "3200,OPN,,-515");
        var findings = workspace.Load().Findings;
        findings.Count.ShouldBe(2);
        Is(findings[0], "LG104", new("ledgers/2008-06/sub.csv", 7), "545", "540");
        // The result of 60 less the dividend of 50 is in retained earnings.
        Is(findings[1], "LG104", new("ledgers/2008-06/sub.csv", 11), "-515", "-510");
    }

    [Fact]
    public void Trial_balance_of_a_company_outside_the_group()
    {
        workspace.Write("ledgers/2007-09/sub.csv", "account,movement,partner,amount\n")
            .Write("ledgers/2007-09/parent.csv", "account,movement,partner,amount\n");
        Is(workspace.Load().Findings.Single(f => f.Code == "LG109"), "LG109", new("ledgers/2007-09/sub.csv"), "ledgers/2007-09/sub.csv", "no file");
    }

    [Fact]
    public void Noncash_movement_that_does_not_add_to_zero() =>
        Is(workspace.Replace("accounts/movements.csv", "DEP,Depreciation and amortization,減価償却,cash", "DEP,Depreciation and amortization,減価償却,noncash")
            .Load().Findings[0],
            "LG107", new(Sub, 7), "-60", "0");

    [Fact]
    public void Role_the_rules_need() => Is(workspace.Replace(Chart, "minority-result", "").Fault(), "WS117", new(Chart), "no account", "minority-result");

    [Fact]
    public void Movement_the_rules_need() =>
        Is(workspace.Replace("accounts/movements.csv", "MIN,", "MNN,").Fault(), "WS119", new("accounts/movements.csv"), "no movement", "MIN");

    [Fact]
    public void More_than_all_of_a_company() =>
        Is(workspace.Replace("group/entities.csv", "sub,", "third,Third Inc.,,JPY,\nsub,")
            .Replace("group/ownership.csv", "80,full", "80,full\nparent,third,2009-01-01,100,full\nthird,sub,2009-01-01,30,full")
            .Fault(),
            "WS118", new("group/ownership.csv", 4), "110", "at most 100");

    [Fact]
    public void Several_parents() =>
        Is(workspace.Replace("group/entities.csv", "sub,", "third,Third Inc.,,JPY,\nsub,").Load().Findings.Single(f => f.Code == "WS118"), "WS118",
            new("group/ownership.csv"), "parent, third", "one company nobody holds");

    [Fact]
    public void Percentage_out_of_range() =>
        Is(workspace.Replace("group/ownership.csv", "80", "180").Fault(), "WS113", new("group/ownership.csv", 2, 23), "180", "0 to 100");

    [Fact]
    public void Missing_rate()
    {
        using var foreign = new SmallWorkspace("foreign-subsidiary");
        Is(foreign.Replace("rates.csv", "2008-03-31,USD,average,114.2\n", "").Fault(), "LG106", new("rates.csv"), "no rate", "2008-03-31,USD,average");
    }

    [Fact]
    public void Opening_entries_that_do_not_balance()
    {
        using var founded = new SmallWorkspace("minority-bought-in-mid-year");
        Is(founded.Replace("group/opening.csv", "-320", "-321").Fault(), "LG111", new("group/opening.csv"), "-1", "0");
    }

    [Fact]
    public void Opening_of_an_income_account()
    {
        using var founded = new SmallWorkspace("minority-bought-in-mid-year");
        Is(founded.Replace("group/opening.csv", "sub,3200", "sub,4000").Fault(), "LG112", new("group/opening.csv", 5, 5), "4000", "a balance-sheet account");
    }

    [Fact]
    public void Facts()
    {
        workspace.Write("kpi/contracts.csv",
            "concept,members,period,unit,value,precision\nContracts,,1H09x,pure,5,\nContracts,,1H08,pure,--,\nContracts,,1H08,pure,\"1,350\",\n");
        var findings = workspace.Load().Findings;
        Is(findings[0], "WS109", new("kpi/contracts.csv", 2, 12), "1H09x", "a label such as 2Q07, 1H08, 9M07, FY2007 or a day YYYY-MM-DD");
        Is(findings[1], "WS111", new("kpi/contracts.csv", 4, 1), "Contracts", "one row per concept, members, period, unit, entity, scenario and presentation");
        Is(findings[2], "WS108", new("kpi/contracts.csv", 4, 23), "1,350", "1350");
    }

    private static void Is(Finding fault, string code, Place place, string found, string expected)
    {
        (fault.Code, fault.Printed, fault.Expected, fault.Place.ToString()).ShouldBe((code, found, expected, place.ToString()));
        fault.Severity.ShouldBe(Severity.Fault);
        fault.Message.ShouldNotBeEmpty();
        fault.Remedy.ShouldNotBeNullOrEmpty();
    }
}

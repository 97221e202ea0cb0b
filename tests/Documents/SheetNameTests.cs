using Kessan.Core;
using Kessan.Documents.Workbooks;

namespace Kessan.Tests.Documents;

/// <summary>Workbooks in Japanese: sheets with Japanese names, units and signs.</summary>
public sealed class SheetNameTests
{
    private static readonly BookWords Japanese = BookWords.Of("ja"), English = BookWords.Of("en");

    [Fact]
    public void Sheets_are_called_as_their_files_and_in_Japanese_as_their_titles()
    {
        new SheetNames(English).Of("balance-sheet", "Consolidated Balance Sheets").ShouldBe("balance-sheet");
        new SheetNames(Japanese).Of("balance-sheet", "連結貸借対照表").ShouldBe("連結貸借対照表");
    }

    [Fact]
    public void No_two_have_the_same_name_none_is_too_long_and_none_holds_what_a_name_must_not()
    {
        var names = new SheetNames(Japanese);
        string[] given = [names.Of("a", "損益/計算書[連結]"), names.Of("b", "損益計算書連結"), names.Of("c", new('表', 40)), names.Of("d", new('表', 40)), names.Of("e", "??"),
            names.Of("E", "**")];
        given.ShouldBe(["損益計算書連結", "損益計算書連結-2", new('表', 31), new string('表', 28) + "-2", "e", "E-2"]);
    }

    [Fact]
    public void Units_and_signs_are_those_of_the_language()
    {
        UnitFormat.Heading(new("contracts"), 0m, isJapanese: true).ShouldBe("件");
        UnitFormat.Heading(new("contracts"), 0m, isJapanese: false).ShouldBe("contracts");
        UnitFormat.Heading(new Unit("JPY/USD"), 0m, isJapanese: true).ShouldBe("円／米ドル");
        UnitFormat.For(new("JPY"), 20_000_000m, 1m).CodeIn(Japanese).ShouldBe("#,##0,;\"△\"#,##0,");
        UnitFormat.For(new("JPY"), 20_000_000m, 1m).CodeIn(English).ShouldBe("#,##0,;(#,##0,)");
    }
}

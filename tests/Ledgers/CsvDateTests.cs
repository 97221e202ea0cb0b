using Kessan.Ledgers;

namespace Kessan.Tests.Ledgers;

public class CsvDateTests
{
    [Theory]
    [InlineData("2008/9/30", "2008-09-30")]
    [InlineData("20080930", "2008-09-30")]
    [InlineData("2008年9月30日", "2008-09-30")]
    [InlineData("２００８／０９／３０", "2008-09-30")]
    [InlineData("30/09/2008", "2008-09-30")]
    [InlineData("09/30/2008", "2008-09-30")]
    [InlineData("39721", "2008-09-30")]
    [InlineData("04/05/2008", null)]
    [InlineData("05/05/2008", "2008-05-05")]
    [InlineData("2008-04-31", null)]
    [InlineData("soon", null)]
    public void A_day_written_otherwise_is_named_where_it_can_be_only_one(string text, string? day) => CsvDate.Suggest(text).ShouldBe(day);
}

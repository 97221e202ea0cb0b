namespace Kessan.Tests.Cases;

public class CaseTests
{
    public static TheoryData<string> Names => [.. Case.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_what_its_folder_expects(string name) => new Case(name).Check();
}

namespace Kessan.Cli;

public enum ExitCode
{
    Fine = 0,
    ExceptionsFound = 1,
    Unusable = 2,
    OurBug = 3,
}

using Kessan.Cli;
using Kessan.Cli.Terminals;

namespace Kessan.Tests.Cli;

/// <summary>The program run inside the test: exit code and what it wrote.</summary>
internal sealed record CommandLine(int ExitCode, string Out, string Error)
{
    public static CommandLine Run(params string[] args) => Piped([], args);

    /// <param name="input">What standard input holds.</param>
    public static CommandLine Piped(byte[] input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = Program.Run(args, new Terminal(output, error) { In = () => new MemoryStream(input) });
        return new(exitCode, output.ToString(), error.ToString());
    }
}

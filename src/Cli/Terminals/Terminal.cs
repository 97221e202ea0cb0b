namespace Kessan.Cli.Terminals;

/// <summary>Where a command writes: results to Out, progress and complaints to Error.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>A person watches Error: long work says what it is doing.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Out shows colour; nothing is said by colour alone.</summary>
    public bool Colour { get; init; }
}

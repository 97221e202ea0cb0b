namespace Kessan.Cli.Terminals;

/// <summary>Where a command writes: results to Out, progress and complaints to Error.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>A person watches Error: long work says what it is doing.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Out shows colour; nothing is said by colour alone.</summary>
    public bool Colour { get; init; }

    /// <summary>Where the day comes from when a person does not say it; the tests have their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The day on the user's calendar: the only thing of the clock that any command uses.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);
}

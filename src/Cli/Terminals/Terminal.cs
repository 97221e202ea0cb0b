namespace Kessan.Cli.Terminals;

/// <summary>Where a command writes: results to Out, progress and complaints to Error.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>What is piped in; nothing in the tests that do not say.</summary>
    public Func<Stream> In { get; init; } = () => Stream.Null;

    /// <summary>A person watches Error: long work says what it is doing.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Out shows colour; nothing is said by colour alone.</summary>
    public bool Colour { get; init; }

    /// <summary>Where the day comes from when a person does not say it; the tests have their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>All that is piped in, to its end.</summary>
    public byte[] ReadInput()
    {
        using var piped = In();
        using var whole = new MemoryStream();
        piped.CopyTo(whole);
        return whole.ToArray();
    }

    /// <summary>The day on the user's calendar: the only thing of the clock that any command uses.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);
}

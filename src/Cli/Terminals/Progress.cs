namespace Kessan.Cli.Terminals;

/// <summary>One line that says which step is under way: on a terminal only, overwritten by the next step and wiped at the end.</summary>
public sealed class Progress(Terminal terminal, bool quiet) : IDisposable
{
    private int written;

    public void Step(string what)
    {
        if (quiet || !terminal.IsInteractive) { return; }
        terminal.Error.Write($"\r{what.PadRight(written)}");
        written = what.Length;
    }

    public void Dispose()
    {
        if (written > 0) { terminal.Error.Write($"\r{new string(' ', written)}\r"); }
        written = 0;
    }
}

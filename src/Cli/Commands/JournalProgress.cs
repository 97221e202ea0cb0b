using System.Globalization;
using Kessan.Cli.Terminals;

namespace Kessan.Cli.Commands;

/// <summary>How much of the journals was read, on a terminal, a few times a second at most.</summary>
internal sealed class JournalProgress(Terminal terminal, bool quiet, IReadOnlyList<string> files) : IDisposable
{
    private const long Step = 32L << 20;

    private readonly Progress progress = new(terminal, quiet);
    private readonly long total = files.Where(File.Exists).Sum(f => new FileInfo(f).Length);
    private readonly Lock turn = new();
    private long shown;

    public Action<long>? Read => quiet || !terminal.IsInteractive ? null : Show;

    public void Dispose() => progress.Dispose();

    private void Show(long bytes)
    {
        lock (turn)
        {
            if (bytes - shown < Step) { return; }
            shown = bytes;
            // What was unpacked is more than the files hold.
            progress.Step(string.Create(CultureInfo.InvariantCulture, $"reading journals: {bytes >> 20} of {Math.Max(total, bytes) >> 20} MiB"));
        }
    }
}

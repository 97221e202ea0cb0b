using Kessan.Cli.Terminals;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Builds;

/// <summary>
/// Does something at once and again whenever an input file of the workspace has changed, until it is stopped. Editors write a file in several steps: the loop
/// waits until the folder has been quiet for a moment.
/// </summary>
/// <param name="run">What is done; its token is cancelled as soon as its inputs change again. Its exit code is the loop's in the end.</param>
/// <param name="output">A folder that is written, not watched.</param>
internal sealed class WatchLoop(Func<CancellationToken, ExitCode> run, string folder, string output, Terminal terminal)
{
    /// <summary>How often the work is done for nothing while nobody waits; after some thirty calls the runtime compiles a method well.</summary>
    private const int WarmUps = 6;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>Done some times while nothing has changed yet.</summary>
    public Action WarmUp { get; init; } = () => { };

    /// <summary>Done after each turn, while nobody waits.</summary>
    public Action Rest { get; init; } = () => { };

    public ExitCode Run(CancellationToken stop)
    {
        using var changes = new Changes();
        using var watcher = Watcher(changes);
        var code = run(CancellationToken.None);
        terminal.Out.WriteLine($"Watching {folder}; Ctrl+C stops.");
        terminal.Out.Flush();
        for (var i = 0; i < WarmUps && !stop.IsCancellationRequested && !changes.Any; i++) { WarmUp(); }
        Rest();
        while (changes.Wait(stop))
        {
            changes.WaitForQuiet(Quiet);
            code = run(changes.NextTurn());
            terminal.Out.Flush();
            if (!changes.Any) { Rest(); }
        }

        return code;
    }

    private FileSystemWatcher Watcher(Changes changes)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size
        };
        void Heard(object sender, FileSystemEventArgs e)
        {
            if (IsInput(e.FullPath)) { changes.Tell(); }
        }

        watcher.Changed += Heard;
        watcher.Created += Heard;
        watcher.Deleted += Heard;
        watcher.Renamed += Heard;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private bool IsInput(string path)
    {
        var full = Path.GetFullPath(path);
        return !full.StartsWith(Path.GetFullPath(output), StringComparison.Ordinal)
            && WorkspaceFiles.IsInput(Path.GetRelativePath(Path.GetFullPath(folder), full).Replace('\\', '/'));
    }
}

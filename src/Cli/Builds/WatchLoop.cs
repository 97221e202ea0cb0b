using Kessan.Cli.Terminals;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Builds;

/// <summary>
/// Does something at once and again whenever an input file of the workspace has changed, until it is stopped. Editors write a file in several steps: the loop waits until the folder has been quiet for a moment.
/// </summary>
/// <param name="run">What is done; it may ask whether its inputs have changed again meanwhile. Its exit code is the loop's in the end.</param>
/// <param name="output">A folder that is written, not watched.</param>
internal sealed class WatchLoop(Func<Func<bool>, ExitCode> run, string folder, string output, Terminal terminal)
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
        using var changed = new AutoResetEvent(initialState: false);
        using var watcher = Watcher(changed);
        bool HasChanged() => changed.WaitOne(0) && changed.Set();
        var code = run(HasChanged);
        terminal.Out.WriteLine($"Watching {folder}; Ctrl+C stops.");
        terminal.Out.Flush();
        for (var i = 0; i < WarmUps && !stop.IsCancellationRequested && !HasChanged(); i++) { WarmUp(); }
        Rest();
        while (WaitHandle.WaitAny([changed, stop.WaitHandle]) == 0)
        {
            while (changed.WaitOne(Quiet)) { }
            code = run(HasChanged);
            terminal.Out.Flush();
            if (!HasChanged()) { Rest(); }
        }

        return code;
    }

    private FileSystemWatcher Watcher(AutoResetEvent changed)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size };
        void Heard(object sender, FileSystemEventArgs e)
        {
            if (IsInput(e.FullPath)) { changed.Set(); }
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
        return !full.StartsWith(Path.GetFullPath(output), StringComparison.Ordinal) && WorkspaceFiles.IsInput(Path.GetRelativePath(Path.GetFullPath(folder), full).Replace('\\', '/'));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kessan.Documents;

/// <summary>
/// A running Chromium that is spoken to over a pipe (Chrome DevTools Protocol, messages of JSON that end with a zero byte): commands are answered by their
/// number. No port is opened, so that nobody else on the machine can look at what is not yet announced.
/// </summary>
internal sealed class BrowserPipe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    private readonly Process process;
    private readonly Task<string> said;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> awaited = new();
    private int commands;
    private volatile bool ended;

    /// <param name="profile">A folder for what the program keeps while it runs.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public BrowserPipe(Browser browser, string profile)
    {
        // Chromium reads from the file 3 and writes to the file 4, which only a shell can hand over.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh", browser.Path, .. Arguments(profile)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false
        };
        process = Process.Start(start)!;
        said = process.StandardError.ReadToEndAsync();
        new Thread(Listen) { IsBackground = true, Name = "browser" }.Start();
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="session">The page it is for; null for the browser itself.</param>
    /// <param name="parameters">As JSON.</param>
    /// <exception cref="BrowserFailure">It refused, or is gone.</exception>
    public JsonElement Call(string method, string? session, string parameters)
    {
        var id = Interlocked.Increment(ref commands);
        var answer = Await(id);
        var to = session is null ? "" : $",\"sessionId\":\"{session}\"";
        Send($"{{\"id\":{FormattableString.Invariant($"{id}")},\"method\":\"{method}\"{to},\"params\":{parameters}}}");
        if (Task.WaitAny([answer], Patience) < 0) { throw new BrowserFailure($"It was not done after {Patience:c} (hours, minutes, seconds)."); }
        var message = answer.GetAwaiter().GetResult();
        return message.TryGetProperty("error", out var error)
            ? throw new BrowserFailure($"{method}: {error.GetProperty("message").GetString()}")
            : message.GetProperty("result");
    }

    public bool HasEnded => ended;

    /// <summary>What the program said of its troubles, without what it says of the desktop that a server does not have.</summary>
    public string Said =>
        string
            .Join('\n', (said.Wait(TimeSpan.FromSeconds(5)) ? said.Result : "").Split('\n').Where(l => !l.Contains("dbus", StringComparison.OrdinalIgnoreCase)))
            .Trim();

    public void Dispose()
    {
        if (!process.HasExited) { process.Kill(entireProcessTree: true); }
        process.WaitForExit();
        process.Dispose();
    }

    private static IEnumerable<string> Arguments(string profile)
    {
        // Chromium does not start as root inside its sandbox; the pages are our own and load nothing.
        if (Environment.IsPrivilegedProcess) { yield return "--no-sandbox"; }
        foreach (var argument in (string[])["--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-extensions", "--disable-component-update",
            "--disable-background-networking", "--disable-sync", "--no-first-run", "--no-startup-window", "--hide-scrollbars", $"--user-data-dir={profile}"])
        {
            yield return argument;
        }
    }

    private Task<JsonElement> Await(int id)
    {
        var source = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[id] = source;
        if (ended) { Fail(); }
        return source.Task;
    }

    private void Send(string message)
    {
        try
        {
            lock (process)
            {
                process.StandardInput.BaseStream.Write([.. Encoding.UTF8.GetBytes(message), 0]);
                process.StandardInput.BaseStream.Flush();
            }
        }
        catch (IOException)
        {
            Fail();
        }
    }

    private void Listen()
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        var stream = process.StandardOutput.BaseStream;
        try
        {
            for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                var rest = buffer.AsSpan(0, count);
                for (var end = rest.IndexOf((byte)0); end >= 0; end = rest.IndexOf((byte)0))
                {
                    message.Write(rest[..end]);
                    Hear(message.GetBuffer().AsMemory(0, (int)message.Length));
                    message.SetLength(0);
                    rest = rest[(end + 1)..];
                }

                message.Write(rest);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The end of the stream says the same.
        }

        ended = true;
        Fail();
    }

    private void Hear(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.TryGetProperty("id", out var id) && awaited.TryRemove(id.GetInt32(), out var source)) { source.SetResult(root.Clone()); }
    }

    private void Fail()
    {
        foreach (var id in awaited.Keys)
        {
            if (awaited.TryRemove(id, out var source)) { source.TrySetException(new BrowserFailure("It ended before it was done.")); }
        }
    }
}

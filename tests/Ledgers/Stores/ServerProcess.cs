using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// A server of the tests on a loopback port. A shell stands between: it ends the server when the tests end, however they end, because then the pipe it reads
/// from is closed.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Shell = "\"$@\" </dev/null & echo $!; read -r _; kill -9 $! 2>/dev/null; wait";

    private readonly Process shell;
    private readonly int server;
    private bool over;

    private ServerProcess(Process shell, int server) => (this.shell, this.server) = (shell, server);

    /// <summary>The process id of the server.</summary>
    public int Id => server;

    /// <summary>Whether the server is over, by itself or killed; until the shell looks, it is still in the list of processes as Z.</summary>
    public bool IsOver
    {
        get
        {
            var state = new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{server}/stat"));
            return !state.Exists || File.ReadAllText(state.FullName).Contains(") Z ", StringComparison.Ordinal);
        }
    }

    public static ServerProcess Start(string log, params string[] command)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", $"exec 2>>'{log}'; {Shell.Replace("\"$@\"", $"\"$@\" >>'{log}'", StringComparison.Ordinal)}",
            "server" }.Concat(command))
        {
            start.ArgumentList.Add(argument);
        }
        var started = Process.Start(start)!;
        return new(started, int.Parse(started.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static void Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', command)}\n{output.Result}\n{error}");
    }

    /// <summary>As when the machine takes it away: no warning, no farewell.</summary>
    public void Kill()
    {
        using var kill = Process.Start("kill", ["-9", server.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Dispose();
    }

    public void Dispose()
    {
        if (over) { return; }
        over = true;
        try
        {
            shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // The shell is over already.
        }

        shell.WaitForExit();
        shell.Dispose();
    }
}

using System.Runtime.InteropServices;

namespace Kessan.Bench.Fuzz;

/// <summary>What this thread has used of the processor: on a machine with other work the time that passes says nothing.</summary>
internal static class ThreadTime
{
    private const int OfThisThread = 3;

    public static TimeSpan Now =>
        Read(OfThisThread, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000) : TimeSpan.Zero;

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);
}

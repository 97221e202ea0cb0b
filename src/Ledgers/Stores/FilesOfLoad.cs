using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;

namespace Kessan.Ledgers.Stores;

/// <summary>The files of one load: named by their contents before they are read, and proved unchanged afterwards.</summary>
internal sealed class FilesOfLoad
{
    private readonly JournalInput input;
    private readonly JournalReading reading;
    private readonly List<(long Length, DateTime Written)> before;

    /// <exception cref="LedgerException">A file cannot be read, or two have the same contents.</exception>
    public FilesOfLoad(JournalInput input, JournalReading reading, CancellationToken cancellation)
    {
        this.input = input;
        this.reading = reading;
        before = [.. input.Files.Select(State)];
        Identity = LoadIdentity.Of(input, cancellation);
        for (var i = 1; i < input.Files.Count; i++)
        {
            var first = Identity.Contents.Take(i).ToList().IndexOf(Identity.Contents[i]);
            if (first >= 0) { throw StoreFault.FileTwice(input.Files[i], input.Files[first]); }
        }
    }

    public LoadIdentity Identity { get; }

    public IReadOnlyList<string> Names => input.Files;

    /// <summary>See <see cref="JournalInput.Replace"/>.</summary>
    public bool Replace => input.Replace;

    public IReadOnlyList<string> Axes => input.Schema.Axes;

    /// <summary>Hands every line that is taken to the store; when it returns, they may be kept.</summary>
    public LoadReport Read(Action<LineBatch> take, CancellationToken cancellation)
    {
        var report = reading(input, take, cancellation);
        for (var i = 0; i < input.Files.Count; i++)
        {
            if (State(input.Files[i]) != before[i]) { throw StoreFault.Changed(input.Files[i]); }
        }

        return report with { LoadId = Identity.LoadId };
    }

    /// <summary>Length and time of the last change; a file that is not there is told by <see cref="LoadIdentity"/>.</summary>
    private static (long Length, DateTime Written) State(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.Length, info.LastWriteTimeUtc) : default;
    }
}

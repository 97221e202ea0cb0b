using Kessan.Core;
using Kessan.TieOut;
using Kessan.Workspace.Build;

namespace Kessan.Cli.Builds;

/// <summary>A document in its final files, built now or kept from the last time.</summary>
internal sealed record DocumentState(DocumentRecord Record, IReadOnlyList<OutputFile> Files);

/// <summary>How a build came out.</summary>
/// <param name="Findings">Of the books and the documents.</param>
/// <param name="Report">The tie-out of the files that were built now.</param>
/// <param name="Rebuilt">The documents that were built now, in their order.</param>
/// <param name="Kept">The documents whose inputs are as they were.</param>
/// <param name="Written">What stands in the output folder; empty where nothing could be used.</param>
internal sealed record BuildOutcome(IReadOnlyList<Finding> Findings, CheckReport Report, IReadOnlyList<DocumentState> Rebuilt,
    IReadOnlyList<DocumentState> Kept, IReadOnlyList<string> Written)
{
    /// <summary>Why nothing was written: faults of the input, or the disk.</summary>
    public bool Refused { get; init; }

    public bool HasExceptions => Report.HasExceptions || Findings.Any(f => f.Severity == Severity.Exception) || Kept.Any(k => !k.Record.IsPublishable);

    /// <summary>The files that must not go out: those of documents with exceptions; all of them where it is the books that have them.</summary>
    public IReadOnlySet<string> NotPublishable
    {
        get
        {
            var own = Rebuilt.Concat(Kept)
                .Where(d => !d.Record.IsPublishable)
                .SelectMany(d => d.Record.Outputs.Select(o => o.Key))
                .ToHashSet(StringComparer.Ordinal);
            return own.Count > 0 || !HasExceptions ? own : Written.ToHashSet(StringComparer.Ordinal);
        }
    }

    public ExitCode ExitCode => Refused ? ExitCode.Unusable : HasExceptions ? ExitCode.ExceptionsFound : ExitCode.Fine;
}

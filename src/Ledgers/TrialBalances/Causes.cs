using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>The causes of restatement of a workspace, and which of them count. A row that names a cause counts with it only.</summary>
/// <param name="Active">Null: all.</param>
public sealed record Causes(IReadOnlySet<string> Known, IReadOnlySet<string>? Active)
{
    public static readonly Causes None = new(new HashSet<string>(StringComparer.Ordinal), null);

    public bool IsActive(string cause) => Active is not { } active || active.Contains(cause);

    public bool Counts(CsvRow row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cause = row.Text(column);
        if (cause.Length > 0 && !Known.Contains(cause))
        {
            row.Fault("WS110", "unknown-word", column, cause, "a cause of adjustments/restatements.csv", $"There is no restatement {cause}.",
                NearestName.Remedy(cause, Known, "Use a cause of adjustments/restatements.csv, or add it there."));
        }

        return cause.Length == 0 || IsActive(cause);
    }
}

using Kessan.Core;

namespace Kessan.Statements;

internal static class PlaceOf
{
    public static Place Row(SourceLine line) => new(line.File, line.Row);
}

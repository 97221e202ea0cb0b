using System.CommandLine;
using Kessan.Bench;

return new RootCommand("Makes journals for tests and benchmarks.")
{
    MakeJournals.Define(), MeasurePass.Define(), MeasureCache.Define(), AskStore.Define(), MakeGroup.Define(), MeasureConsolidation.Define()
}
    .Parse(args)
    .Invoke();

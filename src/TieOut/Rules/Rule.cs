using Kessan.Core;

namespace Kessan.TieOut.Rules;

/// <summary>A rule of the checker: a permanent code and the defect it finds. docs/reference/rules has a page for each.</summary>
public sealed record Rule(string Code, string Name, Severity Severity, string Summary);

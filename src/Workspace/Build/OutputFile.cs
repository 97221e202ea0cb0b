namespace Kessan.Workspace.Build;

/// <param name="Name">The path below the output folder, with forward slashes.</param>
public sealed record OutputFile(string Name, ReadOnlyMemory<byte> Content);

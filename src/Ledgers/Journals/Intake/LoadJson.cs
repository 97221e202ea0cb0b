using System.Text.Json.Serialization;

namespace Kessan.Ledgers.Journals.Intake;

/// <summary>What of a load is kept as JSON; written at compile time, because a program compiled to machine code has no reflection to do it with.</summary>
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class LoadJson : JsonSerializerContext;

using System.Security.Cryptography;
using System.Text;

namespace Kessan.Bench.Structure;

/// <summary>
/// The labelled tables are split once and for all by their file's name: what was looked at while the search was made, and what
/// was kept apart to see whether it had only been learnt by heart.
/// </summary>
internal static class Halves
{
    public const string Development = "development";
    public const string HeldOut = "held out";

    public static string Of(string fileName) => SHA256.HashData(Encoding.UTF8.GetBytes(fileName))[0] % 2 == 0 ? Development : HeldOut;
}

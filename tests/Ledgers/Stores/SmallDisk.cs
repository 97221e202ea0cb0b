using System.Globalization;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// A disk of some megabytes that only one server sees: a file system in memory, in a namespace of its own that ends with the server. Two thirds of it are taken
/// by a file, so that a test can make room.
/// </summary>
internal sealed class SmallDisk(string folder, int megabytes)
{
    private const string Mount = "mount -t tmpfs -o size=$2m,mode=777 tmpfs \"$1\" && head -c $(($2 * 2 / 3))M /dev/zero >\"$1/ballast\" && shift 2 && ";

    /// <summary>The command that starts the server with the disk in its place.</summary>
    public string[] Around(string[] command) => Environment.UserName == "root"
        ? ["unshare", "--mount", "sh", "-c", $"{Mount} exec \"$@\"", .. Arguments, .. command]
        // A user may mount only where he is root, and PostgreSQL does not start where it is.
        : ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", $"{Mount} exec unshare --user --map-user=1000 --map-group=1000 \"$@\"", .. Arguments,
            .. command];

    public static void MakeRoom(int server, string folder) => File.Delete($"/proc/{server.ToString(CultureInfo.InvariantCulture)}/root{folder}/ballast");

    private string[] Arguments => ["sh", folder, megabytes.ToString(CultureInfo.InvariantCulture)];
}

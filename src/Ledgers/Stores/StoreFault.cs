using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores;

/// <summary>
/// Why a store could not be used, in one form for every engine: code, which store, what happened, what to do. Whatever it is, the store is as it was before.
/// </summary>
internal static class StoreFault
{
    public static LedgerException Address(string address, string expected) =>
        Of("LG520", "unknown-store-address", address, "This does not name a store.", "Write the address as shown.", expected: expected, found: address);

    public static LedgerException Unreachable(string store, string why, Exception? cause = null) =>
        Of("LG521", "store-cannot-be-reached", store, $"The server does not answer: {why}", "Start it, or correct host and port.", cause);

    public static LedgerException SignIn(string store, string why, Exception? cause = null) =>
        Of("LG522", "store-refuses-sign-in", store, $"The server does not let this user in: {why}", "Correct user and password in the address.", cause);

    public static LedgerException TooOld(string store, string found, string needed) =>
        Of("LG523", "server-too-old", store, "The server is too old to keep journals.", "Use a newer server; docs/guides/stores.md says which are tested.",
            found: found, expected: needed);

    public static LedgerException Newer(string store, long found, int known) =>
        Of("LG524", "store-is-newer", store, "A newer version of Kessan laid out this store, and this version does not know what it would break.",
            "Use the newer version of Kessan.",
            found: string.Create(CultureInfo.InvariantCulture, $"layout {found}"),
            expected: string.Create(CultureInfo.InvariantCulture, $"layout {known} or older"));

    public static LedgerException Foreign(string store, string why) =>
        Of("LG525", "not-a-journal-store", store, why, "Name a store that Kessan made, or a place where there is none yet.");

    public static LedgerException FileThere(string store, string file, string loaded) =>
        Of("LG526", "file-already-loaded", file,
            $"The contents of this file are already in {store}, as {loaded}; loading them again would count every line twice.",
            "Leave the file out, or replace what was loaded before: --replace.");

    public static LedgerException NameThere(string store, string file) =>
        Of("LG535", "file-loaded-with-other-contents", file,
            $"A file of this name is in {store} with other contents; if this is a correction of it, the journal would count twice.",
            "Put it in the place of the earlier one: --replace. If it is another journal, give it another name.");

    public static LedgerException FurtherFile(string store, string file, string further) =>
        Of("LG536", "load-has-further-files", file, $"In {store} it was loaded together with {further}, and a load is replaced whole.",
            "Name all files of that load.");

    public static LedgerException FileTwice(string file, string first) =>
        Of("LG527", "same-file-twice", file, $"This file has the same contents as {first}; every line would count twice.", "Name it once.");

    public static LedgerException Full(string store, string why, Exception? cause = null) =>
        Of("LG528", "store-out-of-space", store, $"The store has no room left: {why}", "Free some space and load again. The store is as it was before.", cause);

    public static LedgerException Lost(string store, string why, Exception? cause = null) =>
        Of("LG529", "connection-lost", store, $"The connection broke: {why}",
            "When the server runs again, repeat the command: what was loaded counts once, what was not is not there.", cause);

    public static LedgerException Refused(string store, string why, Exception? cause = null) =>
        Of("LG530", "store-refused", store, $"The server refused the statement: {why}", "If the message does not tell what to do, the server's log will.",
            cause);

    public static LedgerException Incomplete(string store, string why) =>
        Of("LG531", "lines-missing-in-store", store, why,
            "Bring the missing data back, or load the files of that load again: the load is then completed, and nothing counts twice.");

    public static LedgerException Busy(string store, Exception? cause = null) =>
        Of("LG532", "store-is-busy", store, "Another program is writing to the store.", "Wait until it is done and repeat the command.", cause);

    public static LedgerException Unkept(string store, string what) =>
        Of("LG533", "value-cannot-be-kept", store, what, "Correct the file, or use another store.");

    public static LedgerException Changed(string file) =>
        Of("LG507", "file-changed-while-read", file, "The file changed while it was read.", "Wait until whoever writes it is done, or read a copy.");

    public static LedgerException Dimension(string store, string name, IEnumerable<string> known) =>
        Of("LG517", "unknown-dimension", store, "Balances cannot be asked by this dimension.", "Axes are named when files are loaded.", found: name,
            expected: string.Join(", ", known));

    public static LedgerException TooLarge(string store, Exception cause) =>
        Of("LG534", "sum-too-large", store, "A sum is beyond 10²⁴ units of the currency.", "Look for amounts in the wrong unit.", cause);

    private static LedgerException Of(
        string code, string rule, string place, string message, string remedy, Exception? cause = null, string? found = null, string? expected = null)
    {
        var fault = new Finding(code, rule, Severity.Fault, new Place(place), message) { Remedy = remedy, Printed = found, Expected = expected };
        return cause is null ? new(fault) : new(fault, cause);
    }
}

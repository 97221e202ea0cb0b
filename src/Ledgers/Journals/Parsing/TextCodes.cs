using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>
/// The different texts of one column, numbered in the order in which one thread met them. Texts of up to sixteen bytes (nearly all
/// codes are) are two machine words and are found by comparing these; longer ones go through an ordinary dictionary.
/// </summary>
internal sealed unsafe class TextCodes
{
    private const int LongestShort = 16;

    /// <summary>Masks for the first n bytes of sixteen, as two words.</summary>
    private static readonly ulong[] LowMasks = [.. Enumerable.Range(0, LongestShort + 1).Select(n => n >= 8 ? ulong.MaxValue : (1UL << (8 * n)) - 1)];
    private static readonly ulong[] HighMasks = [.. Enumerable.Range(0, LongestShort + 1)
        .Select(n => n <= 8 ? 0 : n == 16 ? ulong.MaxValue : (1UL << (8 * (n - 8))) - 1)];

    private readonly Func<string, bool>? isKnown;
    private readonly Func<string, bool>? isSelected;
    private readonly List<string> texts = [];
    private readonly List<byte[]> utf8 = [];
    private readonly Dictionary<string, int> longCodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> longLookup;
    private Entry[] table = new Entry[256];
    private int shift = 64 - 8;
    private ulong lastLow;
    private ulong lastHigh;
    private int lastCode = -1;

    /// <param name="isKnown">Whether a text may stand in the column; asked once for each text.</param>
    /// <param name="isSelected">Whether lines with the text count; asked once for each text.</param>
    public TextCodes(Func<string, bool>? isKnown, Func<string, bool>? isSelected)
    {
        this.isKnown = isKnown;
        this.isSelected = isSelected;
        longLookup = longCodes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Texts => texts;

    /// <summary>The same as bytes, for who writes them on.</summary>
    public IReadOnlyList<byte[]> Utf8 => utf8;

    public int Count => texts.Count;

    /// <summary>For each code.</summary>
    public bool[] Known { get; private set; } = new bool[64];

    /// <summary>For each code.</summary>
    public bool[] Selected { get; private set; } = new bool[64];

    /// <summary>For each code a hash of its text, the same in every thread.</summary>
    public ulong[] Hashes { get; private set; } = new ulong[64];

    /// <summary>The two words of a text of at most sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Words(byte* at, int length) =>
        Bmi2.X64.IsSupported
            ? (Bmi2.X64.ZeroHighBits(*(ulong*)at, (ulong)length * 8), Bmi2.X64.ZeroHighBits(*(ulong*)(at + 8), (ulong)Math.Max(0, (length * 8) - 64)))
            : (*(ulong*)at & LowMasks[length], *(ulong*)(at + 8) & HighMasks[length]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(FieldText field)
    {
        if (field.Length > LongestShort) { return LongCodeOf(field.Bytes); }
        var (low, high) = Words(field.At, field.Length);
        return low == lastLow && high == lastHigh && lastCode >= 0 ? lastCode : Remember(low, high, ShortCodeOf(low, high, field));
    }

    public int CodeOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var padded = new byte[bytes.Length + 64];
        bytes.CopyTo(padded, 0);
        fixed (byte* at = padded) { return CodeOf(new FieldText(at, bytes.Length)); }
    }

    private int Remember(ulong low, ulong high, int code)
    {
        lastLow = low;
        lastHigh = high;
        lastCode = code;
        return code;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ShortCodeOf(ulong low, ulong high, FieldText field)
    {
        var entries = table;
        var slot = (int)(Hash(low, high) >> shift);
        while (true)
        {
            ref var entry = ref entries[slot];
            if (entry.Low == low && entry.High == high && entry.CodePlusOne != 0) { return entry.CodePlusOne - 1; }
            if (entry.CodePlusOne == 0) { return AddShort(low, high, field); }
            slot = (slot + 1) & (entries.Length - 1);
        }
    }

    private static ulong Hash(ulong low, ulong high) => ((low ^ (high * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) ^ (low * 0xC2B2AE3D27D4EB4F >> 7);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddShort(ulong low, ulong high, FieldText field)
    {
        if ((texts.Count + 1) * 2 > table.Length) { Grow(); }
        var code = Add(Encoding.UTF8.GetString(field.Bytes));
        Insert(new() { Low = low, High = high, CodePlusOne = code + 1 });
        return code;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int LongCodeOf(ReadOnlySpan<byte> bytes)
    {
        Span<char> buffer = bytes.Length <= 512 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        var text = buffer[..Encoding.UTF8.GetChars(bytes, buffer)];
        if (longLookup.TryGetValue(text, out var code)) { return code; }
        code = Add(text.ToString());
        longCodes.Add(texts[code], code);
        return code;
    }

    private int Add(string text)
    {
        var code = texts.Count;
        texts.Add(text);
        utf8.Add(Encoding.UTF8.GetBytes(text));
        if (code == Known.Length) { Widen(); }
        Known[code] = isKnown?.Invoke(text) ?? true;
        Selected[code] = isSelected?.Invoke(text) ?? true;
        Hashes[code] = TextHash.Of(utf8[code]);
        return code;
    }

    private void Widen()
    {
        var length = Known.Length * 2;
        Known = [.. Known, .. new bool[length - Known.Length]];
        Selected = [.. Selected, .. new bool[length - Selected.Length]];
        Hashes = [.. Hashes, .. new ulong[length - Hashes.Length]];
    }

    private void Grow()
    {
        var old = table;
        table = new Entry[old.Length * 2];
        shift--;
        foreach (var entry in old) { if (entry.CodePlusOne != 0) { Insert(entry); } }
    }

    private void Insert(Entry entry)
    {
        var slot = (int)(Hash(entry.Low, entry.High) >> shift);
        while (table[slot].CodePlusOne != 0) { slot = (slot + 1) & (table.Length - 1); }
        table[slot] = entry;
    }

    private struct Entry
    {
        public ulong Low;
        public ulong High;
        public int CodePlusOne;
    }
}

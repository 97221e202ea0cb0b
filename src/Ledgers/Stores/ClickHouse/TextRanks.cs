using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>The different texts of one column, numbered as they come, and their places in the order of bytes, which is the server's.</summary>
internal sealed class TextRanks
{
    private readonly List<byte[]> texts = [];
    private int[] slots = new int[64];
    private int last = -1;

    public int Count => texts.Count;

    public int CodeOf(ReadOnlySpan<byte> text)
    {
        if (last >= 0 && text.SequenceEqual(texts[last])) { return last; }
        var slot = Free(text);
        if (slots[slot] == 0) { slot = Add(text, slot); }
        return last = slots[slot] - 1;
    }

    /// <returns>For each code, how many texts come before it.</returns>
    public int[] Ranks()
    {
        var codes = Enumerable.Range(0, texts.Count).ToArray();
        Array.Sort(codes, (a, b) => texts[a].AsSpan().SequenceCompareTo(texts[b]));
        var ranks = new int[codes.Length];
        for (var rank = 0; rank < codes.Length; rank++) { ranks[codes[rank]] = rank; }
        return ranks;
    }

    /// <returns>The slot of the text, or the empty one where it belongs.</returns>
    private int Free(ReadOnlySpan<byte> text)
    {
        for (var slot = (int)TextHash.Of(text) & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] == 0 || text.SequenceEqual(texts[slots[slot] - 1])) { return slot; }
        }
    }

    private int Add(ReadOnlySpan<byte> text, int slot)
    {
        texts.Add(text.ToArray());
        if (texts.Count * 2 <= slots.Length)
        {
            slots[slot] = texts.Count;
            return slot;
        }

        slots = new int[slots.Length * 2];
        for (var code = 0; code < texts.Count; code++) { slots[Free(texts[code])] = code + 1; }
        return Free(text);
    }
}

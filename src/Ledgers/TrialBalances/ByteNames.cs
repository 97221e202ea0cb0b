using System.Text;

namespace Kessan.Ledgers;

/// <summary>Names found by their bytes: a table of open addressing, whole names compared.</summary>
internal sealed unsafe class ByteNames
{
    private readonly byte[][] names;
    private readonly int[] slots;
    private readonly int mask;

    public ByteNames(IEnumerable<string> all)
    {
        names = [.. all.Select(Encoding.UTF8.GetBytes)];
        var size = 16;
        while (size < names.Length * 4) { size *= 2; }
        (slots, mask) = (new int[size], size - 1);
        for (var i = 0; i < names.Length; i++)
        {
            fixed (byte* text = names[i])
            {
                var slot = Slot(text, names[i].Length);
                while (slots[slot] != 0) { slot = (slot + 1) & mask; }
                slots[slot] = i + 1;
            }
        }
    }

    /// <returns>The position of the name, or −1.</returns>
    public int Find(byte* text, int length)
    {
        for (var slot = Slot(text, length); slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var name = names[slots[slot] - 1];
            if (name.Length == length && new ReadOnlySpan<byte>(text, length).SequenceEqual(name)) { return slots[slot] - 1; }
        }

        return -1;
    }

    private int Slot(byte* text, int length)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < length; i++) { hash = (hash ^ text[i]) * 1099511628211UL; }
        return (int)(hash ^ (hash >> 32)) & mask;
    }
}

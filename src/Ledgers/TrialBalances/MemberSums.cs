using System.Text;

namespace Kessan.Ledgers;

/// <summary>Sums by the members of one analytical column, which are known only once they come: each new one gets the next number.</summary>
internal sealed unsafe class MemberSums(string name, int column)
{
    private const int Partners = 16, Accounts = 16, Movements = 10;

    private readonly CellSums cells = new();
    private readonly List<string> members = [];
    private ByteNames known = new([]);
    private int member;

    public string Name => name;

    public int Column => column;

    /// <summary>Remembers the member of the row that is being read.</summary>
    public void Take(byte* text, int length)
    {
        member = known.Find(text, length);
        if (member >= 0) { return; }
        member = members.Count;
        members.Add(Encoding.UTF8.GetString(text, length));
        known = new(members);
    }

    /// <returns>False where there are more names than a key has room for.</returns>
    public bool Add(int partner, int account, int movement, long amount, int row)
    {
        if (partner >> Partners != 0 || account >> Accounts != 0 || movement >> Movements != 0) { return false; }
        cells.Add(((((((ulong)member << Partners) | (uint)partner) << Accounts) | (uint)account) << Movements) | (uint)movement, amount, row);
        return true;
    }

    public IEnumerable<(string Member, int Account, int Movement, int Partner, Int128 Sum)> InOrder()
    {
        foreach (var cell in cells.InOrder())
        {
            var (movement, account, partner) = ((int)(cell.Key & ((1 << Movements) - 1)), (int)(cell.Key >> Movements) & ((1 << Accounts) - 1),
                (int)(cell.Key >> (Movements + Accounts)) & ((1 << Partners) - 1));
            yield return (members[(int)(cell.Key >> (Movements + Accounts + Partners))], account, movement, partner, cell.Sum);
        }
    }
}

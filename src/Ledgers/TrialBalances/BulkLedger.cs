using System.Runtime.CompilerServices;
using Kessan.Core;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Parsing;

namespace Kessan.Ledgers;

/// <summary>
/// Reads a large trial balance in one pass over its bytes, adding rows up by account, movement and partner as they come: no text is made per row and no line
/// per row is kept. It takes only files in which nothing is remarkable. Whatever it does not take, a fault above all, goes through the ordinary reader, which
/// says what is wrong and where; both give the same lines.
/// <example>A million rows by segment and product of 60 companies become some 1,500 lines per company.</example>
/// </summary>
public sealed unsafe class BulkLedger
{
    /// <summary>Files below this size are read the ordinary way: nothing is gained there.</summary>
    public const int Worthwhile = 1 << 16;

    private const int Account = 0, Movement = 1, Partner = 2, Amount = 3, Ignored = 4, Dimension = 5;

    private static readonly NumberFormat Format = new((byte)'.', 0);

    private readonly LedgerCodes codes;
    private readonly ByteNames accounts;
    private readonly ByteNames movements;
    private readonly ByteNames partners;
    private readonly CellSums cells = new();
    private MemberSums[] dimensions = [];

    private BulkLedger(LedgerCodes codes)
    {
        this.codes = codes;
        accounts = new(codes.Chart!.Accounts.Select(a => a.Code));
        movements = new(codes.Movements!.Movements.Select(m => m.Code));
        partners = new(codes.Entities!);
    }

    /// <returns>Null where the file must be read the ordinary way.</returns>
    public static TrialBalance? Read(string folder, string file, string entity, DateOnly end, LedgerCodes codes)
    {
        if (codes is not { Chart: not null, Movements: not null, Entities: not null }) { return null; }
        var path = Path.Combine(folder, file);
        if (!File.Exists(path) || new FileInfo(path).Length is < Worthwhile or > int.MaxValue / 2) { return null; }
        var bytes = File.ReadAllBytes(path);
        var headerEnd = bytes.AsSpan().IndexOf((byte)'\n');
        if (headerEnd < 16 || bytes.AsSpan().Contains((byte)'"') || Columns(bytes.AsSpan(0, headerEnd), codes.Closings) is not { } columns) { return null; }
        var reader = new BulkLedger(codes);
        if (codes.Closings)
        {
            reader.dimensions = [.. Names(bytes.AsSpan(0, headerEnd))
                .Select((name, i) => (name, i))
                .Where(c => columns[c.i] == Dimension)
                .Select(c => new MemberSums(c.name, c.i))];
        }
        return reader.Take(bytes, headerEnd + 1, columns) && reader.Lines(file, entity) is { } lines
            ? new(entity, end, lines, file) { Members = [.. reader.dimensions.SelectMany(reader.MembersOf)] }
            : null;
    }

    /// <summary>What each column is; null where the header is not that of a trial balance.</summary>
    private static int[]? Columns(ReadOnlySpan<byte> header, bool ofGroup)
    {
        var names = Names(header);
        int[] columns = [.. names.Select(n => n switch
        {
            "account" => Account,
            "movement" => Movement,
            "partner" => Partner,
            "amount" => Amount,
            "note" => Ignored,
            _ => TrialBalanceReader.Dimensions.Contains(n, StringComparer.Ordinal) ? Dimension : -1
        })];
        var needed = (ofGroup ? new[] { Account, Amount } : [Account, Movement, Partner, Amount]).All(c => columns.Count(k => k == c) == 1);
        return needed && !columns.Contains(-1) && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? columns : null;
    }

    private static string[] Names(ReadOnlySpan<byte> header) => System.Text.Encoding.UTF8.GetString(header).TrimEnd('\r').Split(',');

    // 128-bit sums are not compiled beforehand; without this the first files are read by slow code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Take(byte[] bytes, int start, int[] columns)
    {
        var addsUp = columns.Contains(Dimension);
        fixed (byte* text = bytes)
        {
            byte* at = text + start, end = text + bytes.Length;
            var row = 2;
            while (at < end)
            {
                var (account, movement, partner) = (-1, 0, 0);
                long units = 0;
                for (var c = 0; c < columns.Length; c++)
                {
                    var field = at;
                    var last = c == columns.Length - 1;
                    while (at < end && *at != (byte)',' && *at != (byte)'\n') { at++; }
                    if (at < end && (*at == (byte)'\n') != last || (at == end && !last)) { return false; }
                    var length = (int)(at - field);
                    if (last && length > 0 && field[length - 1] == (byte)'\r') { length--; }
                    at++;
                    switch (columns[c])
                    {
                        case Account: account = accounts.Find(field, length); break;
                        case Movement:
                            movement = length == 0 ? 0 : movements.Find(field, length) + 1;
                            if (length != 0 && movement == 0) { return false; }
                            break;
                        case Partner: partner = length == 0 ? 0 : partners.Find(field, length) + 1; if (length != 0 && partner == 0) { return false; } break;
                        case Dimension: foreach (var dimension in dimensions) { if (dimension.Column == c) { dimension.Take(field, length); } } break;
                        case Amount:
                            if (!IsPlain(field, length) || AmountParser.Parse(new(field, length), Format, out units, out _) != AmountState.Small)
                            {
                                return false;
                            }
                            break;
                    }
                }

                var key = ((ulong)partner << 40) | ((ulong)account << 16) | (uint)movement;
                if (account < 0 || (!cells.Add(key, units, row) && !addsUp)) { return false; }
                foreach (var dimension in dimensions)
                {
                    if (!dimension.Add(partner, account, movement, units, row)) { return false; }
                }

                row++;
            }
        }

        return true;
    }

    // The journals' parser knows more ways to write an amount than a workspace does.
    private static bool IsPlain(byte* field, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (field[i] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'.') && (i > 0 || field[i] != (byte)'-')) { return false; }
        }

        return length > 0;
    }

    private List<LedgerLine>? Lines(string file, string entity)
    {
        var (chart, table, names) = (codes.Chart!, codes.Movements!, codes.Entities!.ToArray());
        var lines = new List<LedgerLine>(cells.Count);
        foreach (var cell in cells.InOrder())
        {
            var account = chart.Accounts[(int)(cell.Key >> 16) & 0xFFFFFF];
            var movement = (int)(cell.Key & 0xFFFF) is > 0 and var m ? table.Movements[m - 1].Code : null;
            var partner = (int)(cell.Key >> 40) is > 0 and var p ? names[p - 1] : null;
            if ((codes.Closings ? !account.IsBalanceSheet && movement is not null : account.IsBalanceSheet != movement is not null)
                || movement == MovementCodes.NetIncome || partner == entity)
            {
                return null;
            }
            lines.Add(new(account.Code, movement, partner, AmountOf(cell.Sum), new SourceLine(file, cell.Row)));
        }

        return lines;
    }

    private IEnumerable<MemberSum> MembersOf(MemberSums dimension)
    {
        var (chart, table, names) = (codes.Chart!, codes.Movements!, codes.Entities!.ToArray());
        return dimension.InOrder()
            .Select(m => new MemberSum(dimension.Name, m.Member, chart.Accounts[m.Account].Code, m.Movement > 0 ? table.Movements[m.Movement - 1].Code : null,
                m.Partner > 0 ? names[m.Partner - 1] : null, AmountOf(m.Sum)));
    }

    // Ten-thousandths to a decimal without zeros behind its last digit, as the ordinary reader would have it from the text.
    private static decimal AmountOf(Int128 units)
    {
        var (value, scale) = (units, AmountScale.Decimals);
        for (; scale > 0 && value % 10 == 0; scale--) { value /= 10; }
        var amount = (decimal)value;
        for (; scale > 0; scale--) { amount /= 10m; }
        return amount;
    }
}

using System.Data.Common;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.Sql;

/// <summary>Work with a database whose faults are told as those of a store.</summary>
/// <param name="store">The name of the store, for messages.</param>
/// <param name="describe">Says what the driver's exception means.</param>
internal sealed class SqlFaults<TException>(string store, Func<TException, LedgerException> describe)
    where TException : DbException
{
    public void Guard(Action work) => Guard(() =>
    {
        work();
        return 0;
    });

    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (TException reason)
        {
            throw describe(reason);
        }
        catch (OverflowException reason)
        {
            throw StoreFault.TooLarge(store, reason);
        }
    }
}

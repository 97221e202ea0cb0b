namespace Kessan.Documents;

/// <summary>What the browser said instead of printing.</summary>
internal sealed class BrowserFailure : Exception
{
    public BrowserFailure()
    {
    }

    public BrowserFailure(string message)
        : base(message)
    {
    }

    public BrowserFailure(string message, Exception inner)
        : base(message, inner)
    {
    }
}

using System.Collections.Concurrent;
using System.ComponentModel;

namespace Kessan.Documents;

/// <summary>
/// Prints pages to PDF: one browser for all of them, started at once, so that it is there when the first page is written. Each page has a target of its own; what it would tell of the
/// pages before it, <see cref="PdfBytes"/> settles.
/// </summary>
public sealed class PagePrinter : IDisposable
{
    private const string Settings = """{"printBackground":true,"preferCSSPageSize":true,"generateTaggedPDF":true,"generateDocumentOutline":true}""";

    /// <summary>Asked of the page itself: an event could be that of the blank page before it.</summary>
    private const string UntilLoaded = """{"expression":"(async () => { if (document.readyState !== 'complete') { await new Promise(done => addEventListener('load', done)); } })()","awaitPromise":true}""";

    /// <summary>The page is laid out for paper from the start: laid out for a screen first it takes two thirds longer.</summary>
    private const string Paper = """{"media":"print"}""";

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-print-").FullName;
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly Task<BrowserPipe> pipe;
    private readonly ConcurrentDictionary<string, bool?> fonts = new(StringComparer.Ordinal);
    private int pages;

    public PagePrinter(Browser browser)
    {
        Browser = browser;
        pipe = OnThread(() => new BrowserPipe(browser, Path.Combine(folder, "profile")));
    }

    public Browser Browser { get; }

    /// <summary>Begins to print a self-contained page; others may be printed meanwhile.</summary>
    public Task<PrintedPage> Print(ReadOnlyMemory<byte> page) => OnThread(() =>
    {
        places.Wait();
        try { return Printed(page); }
        finally { places.Release(); }
    });

    /// <summary>Whether some font of the machine has the characters of a language; null where nobody can say.</summary>
    public bool? HasFontOf(string language) => fonts.GetOrAdd(language, InstalledFonts.Has);

    public void Dispose()
    {
        if (Task.WaitAny(pipe) == 0 && pipe.IsCompletedSuccessfully) { pipe.Result.Dispose(); }
        places.Dispose();
        Remove();
    }

    /// <summary>Processes of the browser that end a moment after it may still write into its profile.</summary>
    private void Remove()
    {
        for (var attempt = 0; attempt < 20 && Directory.Exists(folder); attempt++)
        {
            try { Directory.Delete(folder, recursive: true); }
            catch (IOException) { Thread.Sleep(50); }
        }
    }

    private PrintedPage Printed(ReadOnlyMemory<byte> page)
    {
        try
        {
            return new(Print(pipe.GetAwaiter().GetResult(), page), null);
        }
        catch (Win32Exception missing)
        {
            return new(null, missing.Message);
        }
        catch (BrowserFailure failure)
        {
            return new(null, string.Join('\n', new[] { failure.Message, pipe.Result.HasEnded ? pipe.Result.Said : "" }.Where(l => l.Length > 0)));
        }
    }

    private byte[] Print(BrowserPipe browser, ReadOnlyMemory<byte> page)
    {
        var file = Path.Combine(folder, FormattableString.Invariant($"page{Interlocked.Increment(ref pages)}.html"));
        File.WriteAllBytes(file, page.ToArray());
        var target = browser.Call("Target.createTarget", null, """{"url":"about:blank"}""").GetProperty("targetId").GetString();
        var session = browser.Call("Target.attachToTarget", null, $$"""{"targetId":"{{target}}","flatten":true}""").GetProperty("sessionId").GetString()!;
        browser.Call("Emulation.setEmulatedMedia", session, Paper);
        browser.Call("Page.navigate", session, $$"""{"url":"{{new Uri(file).AbsoluteUri}}"}""");
        browser.Call("Runtime.evaluate", session, UntilLoaded);
        var printed = browser.Call("Page.printToPDF", session, Settings).GetProperty("data").GetBytesFromBase64();
        browser.Call("Target.closeTarget", null, $$"""{"targetId":"{{target}}"}""");
        return printed;
    }

    /// <summary>On a thread of its own: those of the pool are busy writing documents.</summary>
    private static Task<T> OnThread<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

/// <param name="Pdf">Null where nothing was printed.</param>
/// <param name="Problem">What the browser said then.</param>
public sealed record PrintedPage(byte[]? Pdf, string? Problem);

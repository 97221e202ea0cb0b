using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kessan.Documents;

/// <summary>
/// Prints pages to PDF, and draws pictures in dots: one browser for all of them, started with the first or ahead of it, so that it is there when the first page
/// is written. Each page has a target of its own; what it would tell of the pages before it, <see cref="PdfBytes"/> settles.
/// </summary>
public sealed class PagePrinter : IDisposable
{
    private const string Settings = """{"printBackground":true,"preferCSSPageSize":true,"generateTaggedPDF":true,"generateDocumentOutline":true}""";

    /// <summary>Asked of the page itself: an event could be that of the blank page before it.</summary>
    private const string UntilLoaded =
        """{"expression":"(async () => { if (document.readyState !== 'complete') { await new Promise(done => addEventListener('load', done)); } })()","awaitPromise":true}""";

    /// <summary>The page is laid out for paper from the start: laid out for a screen first it takes two thirds longer.</summary>
    private const string Paper = """{"media":"print"}""";

    /// <summary>Two dots to a pixel each way, and room for the largest picture of a page.</summary>
    private const string Fine = """{"width":1600,"height":1200,"deviceScaleFactor":2,"mobile":false}""";

    private const string Nothing = """{"color":{"r":0,"g":0,"b":0,"a":0}}""";

    /// <summary>Width and height in whole pixels; no value where the picture is none.</summary>
    private const string SizeOnceDrawn =
        """{"expression":"(async () => { if (document.readyState !== 'complete') { await new Promise(done => addEventListener('load', done)); } const it = document.images[0]; await it.decode(); return Math.ceil(it.width) + ' ' + Math.ceil(it.height); })()","awaitPromise":true,"returnByValue":true}""";

    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("kessan-print-").FullName);
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
    private readonly Lazy<Task<BrowserPipe>> pipe;
    private readonly ConcurrentDictionary<string, bool?> fonts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DrawnPicture?> drawn = new(StringComparer.Ordinal);
    private int pages;

    public PagePrinter(Browser browser)
    {
        Browser = browser;
        pipe = new(() => OnThread(() => new BrowserPipe(browser, Path.Combine(folder.Value, "profile"))));
    }

    /// <summary>Starts the browser ahead of what it will be asked.</summary>
    public void Start() => _ = pipe.Value;

    public Browser Browser { get; }

    /// <summary>Begins to print a self-contained page; others may be printed meanwhile.</summary>
    public Task<PrintedPage> Print(ReadOnlyMemory<byte> page) => OnThread(() =>
    {
        places.Wait();
        try { return Printed(page); }
        finally { places.Release(); }
    });

    /// <summary>A drawn picture (SVG) in dots, each drawn once. Scripts do not run in it, and nothing is fetched for it.</summary>
    /// <returns>Null where the browser cannot draw it.</returns>
    public DrawnPicture? Draw(ReadOnlyMemory<byte> svg) =>
        drawn.GetOrAdd(Convert.ToHexStringLower(SHA256.HashData(svg.Span)), _ => OnThread(() => Drawn(svg)).GetAwaiter().GetResult());

    /// <summary>Whether some font of the machine has the characters of a language; null where nobody can say.</summary>
    public bool? HasFontOf(string language) => fonts.GetOrAdd(language, InstalledFonts.Has);

    public void Dispose()
    {
        if (pipe.IsValueCreated && Task.WaitAny(pipe.Value) == 0 && pipe.Value.IsCompletedSuccessfully) { pipe.Value.Result.Dispose(); }
        places.Dispose();
        if (folder.IsValueCreated) { Remove(folder.Value); }
    }

    /// <summary>Processes of the browser that end a moment after it may still write into its profile.</summary>
    private static void Remove(string folder)
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
            return new(Print(pipe.Value.GetAwaiter().GetResult(), page), null);
        }
        catch (Win32Exception missing)
        {
            return new(null, missing.Message);
        }
        catch (BrowserFailure failure)
        {
            return new(null, string.Join('\n', new[] { failure.Message, pipe.Value.Result.HasEnded ? pipe.Value.Result.Said : "" }.Where(l => l.Length > 0)));
        }
    }

    private byte[] Print(BrowserPipe browser, ReadOnlyMemory<byte> page) =>
        OnPage(browser, page, ("Emulation.setEmulatedMedia", Paper), session =>
        {
            browser.Call("Runtime.evaluate", session, UntilLoaded);
            return browser.Call("Page.printToPDF", session, Settings).GetProperty("data").GetBytesFromBase64();
        });

    /// <summary>The page holds nothing but the picture, on nothing: what is not drawn stays transparent.</summary>
    private DrawnPicture? Drawn(ReadOnlyMemory<byte> svg)
    {
        try
        {
            var browser = pipe.Value.GetAwaiter().GetResult();
            var page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><body style=\"margin:0\"><img style=\"display:block\" src=\"data:{Image.Drawn};base64,{Convert.ToBase64String(svg.Span)}\">");
            return OnPage(browser, page, ("Emulation.setDeviceMetricsOverride", Fine), session =>
            {
                browser.Call("Emulation.setDefaultBackgroundColorOverride", session, Nothing);
                var size = browser.Call("Runtime.evaluate", session, SizeOnceDrawn).GetProperty("result");
                if (!size.TryGetProperty("value", out var said) || said.ValueKind != JsonValueKind.String
                    || said.GetString()!.Split(' ') is not [var wide, var high])
                {
                    return null;
                }
                var clip = $$$"""{"format":"png","captureBeyondViewport":true,"clip":{"x":0,"y":0,"width":{{{wide}}},"height":{{{high}}},"scale":1}}""";
                var png = browser.Call("Page.captureScreenshot", session, clip).GetProperty("data").GetBytesFromBase64();
                return new DrawnPicture(png, new(int.Parse(wide, CultureInfo.InvariantCulture), int.Parse(high, CultureInfo.InvariantCulture)));
            });
        }
        catch (Exception silent) when (silent is Win32Exception or BrowserFailure)
        {
            return null;
        }
    }

    /// <param name="before">Said to the target before it loads the page.</param>
    private T OnPage<T>(BrowserPipe browser, ReadOnlyMemory<byte> page, (string Method, string Parameters) before, Func<string, T> use)
    {
        var file = Path.Combine(folder.Value, FormattableString.Invariant($"page{Interlocked.Increment(ref pages)}.html"));
        File.WriteAllBytes(file, page.ToArray());
        var target = browser.Call("Target.createTarget", null, """{"url":"about:blank"}""").GetProperty("targetId").GetString();
        var session = browser.Call("Target.attachToTarget", null, $$"""{"targetId":"{{target}}","flatten":true}""").GetProperty("sessionId").GetString()!;
        browser.Call(before.Method, session, before.Parameters);
        browser.Call("Page.navigate", session, $$"""{"url":"{{new Uri(file).AbsoluteUri}}"}""");
        var made = use(session);
        browser.Call("Target.closeTarget", null, $$"""{"targetId":"{{target}}"}""");
        return made;
    }

    /// <summary>On a thread of its own: those of the pool are busy writing documents.</summary>
    private static Task<T> OnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

/// <param name="Pdf">Null where nothing was printed.</param>
/// <param name="Problem">What the browser said then.</param>
public sealed record PrintedPage(byte[]? Pdf, string? Problem);

using Kessan.Documents;

namespace Kessan.Tests.Documents;

/// <summary>A test that prints with a real browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Browser.Find() is null) { Skip = "Chromium is not installed: apt-get install chromium."; }
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace Kessan.Documents;

/// <summary>The fonts of this machine, as fontconfig knows them.</summary>
public static class InstalledFonts
{
    /// <summary>Whether some font has the characters of a language (BCP 47: ja).</summary>
    /// <returns>Null where nobody can say, since fontconfig is not installed.</returns>
    public static bool? Has(string language)
    {
        try
        {
            using var list = Process.Start(new ProcessStartInfo("fc-list", [$":lang={language}", "family"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
            var error = list.StandardError.ReadToEndAsync();
            var families = list.StandardOutput.ReadToEnd();
            error.GetAwaiter().GetResult();
            list.WaitForExit();
            return list.ExitCode == 0 ? families.Trim().Length > 0 : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

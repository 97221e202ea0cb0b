using System.Text;
using Kessan.Cli.Terminals;
using Kessan.TieOut;
using Kessan.TieOut.Reports;
using Kessan.TieOut.Reports.Html;
using Kessan.TieOut.Reports.Xlsx;

namespace Kessan.Cli.Checks;

/// <summary>A report in the form asked for, as bytes or on the terminal.</summary>
internal static class ReportWriter
{
    public static void Print(Terminal terminal, CheckReport report, string form, bool quiet)
    {
        if (form == ReportForm.Text) { new TerminalReport(terminal.Out, terminal.Colour) { WithNotes = !quiet, WithCoverage = !quiet }.Write(report); }
        else { terminal.Out.WriteLine(Encoding.UTF8.GetString(Bytes(report, form)).TrimEnd('\n')); }
    }

    /// <summary>The file appears whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(string path, byte[] content)
    {
        var half = path + ".part";
        File.WriteAllBytes(half, content);
        File.Move(half, path, overwrite: true);
    }

    public static byte[] Bytes(CheckReport report, string form)
    {
        using var buffer = new MemoryStream();
        switch (form)
        {
            case ReportForm.Json: JsonReport.Write(report, buffer); break;
            case ReportForm.Sarif: SarifReport.Write(report, typeof(ReportWriter).Assembly.GetName().Version!.ToString(3), buffer); break;
            case ReportForm.Html: HtmlReport.Write(report, buffer); break;
            case ReportForm.Xlsx: TickSheet.Write(report, buffer); break;
            default: WriteText(report, buffer); break;
        }

        return buffer.ToArray();
    }

    private static void WriteText(CheckReport report, MemoryStream buffer)
    {
        using var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        new TerminalReport(writer) { WithCoverage = true }.Write(report);
    }
}

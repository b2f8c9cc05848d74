using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>What the guest's C library asks of its host, files aside: failure, memory and time. The time zone is UTC.</summary>
internal sealed class GuestRuntime(PdfiumInstance guest)
{
    private const string Module = "env";

    public void Define(Linker linker)
    {
        linker.DefineFunction(Module, "_abort_js", (Caller _) => Abort("abort"));
        linker.DefineFunction(Module, "__assert_fail", (Caller _, int condition, int file, int line, int function) => Abort("assertion"));
        linker.DefineFunction(Module, "_emscripten_memcpy_js", (Caller _, int to, int from, int count) =>
            guest.Memory.GetSpan((uint)from, count).CopyTo(guest.Memory.GetSpan((uint)to, count)));
        linker.DefineFunction(Module, "emscripten_resize_heap", (Caller _, int bytes) => guest.TryGrow((uint)bytes) ? 1 : 0);
        linker.DefineFunction(Module, "emscripten_date_now", (Caller _) => (double)guest.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        linker.DefineFunction(Module, "_localtime_js", (Caller _, int low, int high, int to) => WriteTime(low, high, to));
        linker.DefineFunction(Module, "_gmtime_js", (Caller _, int low, int high, int to) => WriteTime(low, high, to));
        linker.DefineFunction(Module, "_tzset_js", (Caller _, int offset, int daylight, int standardName, int daylightName) =>
        {
            guest.Memory.WriteInt32((uint)offset, 0);
            guest.Memory.WriteInt32((uint)daylight, 0);
            "UTC\0"u8.CopyTo(guest.Memory.GetSpan((uint)standardName, 4));
            "UTC\0"u8.CopyTo(guest.Memory.GetSpan((uint)daylightName, 4));
        });
    }

    private void Abort(string cause) => throw guest.Fail(new InvalidOperationException($"PDFium ended with an {cause}."));

    /// <summary>Writes a <c>struct tm</c>, nine integers and the offset from UTC.</summary>
    private void WriteTime(int low, int high, int to)
    {
        long seconds = ((long)high << 32) | (uint)low;
        var time = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(
            seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
        ReadOnlySpan<int> fields =
        [
            time.Second, time.Minute, time.Hour, time.Day, time.Month - 1, time.Year - 1900,
            (int)time.DayOfWeek, time.DayOfYear - 1, 0, 0,
        ];
        for (int index = 0; index < fields.Length; index++)
            guest.Memory.WriteInt32((uint)to + (4 * index), fields[index]);
    }
}

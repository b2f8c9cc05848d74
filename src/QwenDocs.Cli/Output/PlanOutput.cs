using System.Globalization;
using QwenDocs.Planning;
using QwenDocs.Tokens;
using Spectre.Console;

namespace QwenDocs.Cli.Output;

/// <summary>What people read of plans: one document page by page, several document by document.</summary>
internal static class PlanOutput
{
    public static void Write(TextWriter output, IReadOnlyList<PlannedFile> files, TokenThroughput throughput)
    {
        IAnsiConsole console = TableOutput.Open(output);
        ExtractionPlan[] plans = [.. files.Select(file => file.Plan).OfType<ExtractionPlan>()];
        console.Write(files.Count == 1 ? Pages(plans[0]) : Documents(files, plans, throughput));
        long prompt = plans.Sum(plan => plan.PromptTokens), answer = plans.Sum(plan => plan.CompletionTokens);
        if (files.Count == 1)
        {
            console.WriteLine($"{plans[0].DocumentName} for {plans[0].Profile.Name}: {Count(plans[0].Requests.Count, "request")}, {Count(plans[0].Pages.Count(), "page")}");
            console.WriteLine(Invariant($"{prompt:#,0} prompt tokens, {Bytes(plans)}, {Price(plans)}, {Time(prompt, answer, throughput)}"));
        }

        SecondLookPlan[] seconds = [.. plans.Select(plan => plan.SecondLook).OfType<SecondLookPlan>()];
        if (seconds.Length > 0)
            console.WriteLine(Invariant($"Second look by the model, where values are in doubt: at most {seconds.Sum(second => second.MaxPlaces):#,0} places, {seconds.Sum(second => second.MaxPromptTokens):#,0} prompt tokens, ${seconds.Sum(second => second.MaxCostUsd):0.0000} of the highest price."));
        console.WriteLine(Invariant($"Price and time: empty answers to full ones ({answer:#,0} tokens are kept for them)."));
        console.WriteLine(Invariant($"Time: {(throughput == TokenThroughput.Default ? "assumed" : "given")} {throughput.PromptPerSecond:#,0.#} tokens read and {throughput.CompletionPerSecond:#,0.#} written a second."));
    }

    private static Table Pages(ExtractionPlan plan)
    {
        Table table = Start("request", "page", "pixels", "tokens");
        foreach (PlannedRequest request in plan.Requests)
        {
            foreach (PlannedPage page in request.Pages)
                AddPage(table, request, page);
            table.AddRow(Number(request.Number), "", "text", Number(request.TextTokens - request.PageTextTokens));
        }

        return table;
    }

    // What is sent of a page as text has a row of its own.
    private static void AddPage(Table table, PlannedRequest request, PlannedPage page)
    {
        if (page.Input != PageInput.Text)
            table.AddRow(Number(request.Number), Number(page.Number), page.Size.ToString(), Number(page.ImageTokens));
        if (page.TextTokens > 0)
            table.AddRow(Number(request.Number), Number(page.Number), "page text", Number(page.TextTokens));
    }

    private static Table Documents(IReadOnlyList<PlannedFile> files, ExtractionPlan[] plans, TokenThroughput throughput)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn("document");
        foreach (string heading in new[] { "requests", "pages", "megapixels", "tokens", "bytes", "price", "time" })
            table.AddColumn(new TableColumn(heading) { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        foreach (PlannedFile file in files)
        {
            if (file.Plan is { } plan)
                table.AddRow(Row(file.Name, [plan], throughput));
            else
                table.AddRow(new Markup($"{Markup.Escape(file.Name)} [red]refused[/]"));
        }

        table.AddEmptyRow();
        string refused = plans.Length < files.Count ? Invariant($", {files.Count - plans.Length:#,0} refused") : "";
        table.AddRow(Row(Invariant($"{plans.Length:#,0} documents{refused}"), plans, throughput));
        return table;
    }

    private static string[] Row(string name, IReadOnlyList<ExtractionPlan> plans, TokenThroughput throughput)
    {
        long prompt = plans.Sum(plan => plan.PromptTokens), answer = plans.Sum(plan => plan.CompletionTokens);
        return
        [
            Markup.Escape(name),
            Number(plans.Sum(plan => plan.Requests.Count)),
            Number(plans.Sum(plan => plan.Pages.Count())),
            Invariant($"{plans.Sum(plan => plan.Pages.Sum(page => page.Size.Area)) / 1_000_000d:#,0.0}"),
            Number(prompt),
            Bytes(plans),
            Invariant($"${plans.Sum(plan => plan.MinCostUsd):0.0000}–{plans.Sum(plan => plan.MaxCostUsd):0.0000}"),
            Invariant($"{Short(throughput.EstimateDuration(prompt, 0))}–{Short(throughput.EstimateDuration(prompt, answer))}"),
        ];
    }

    private static Table Start(params string[] headings)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in headings)
            table.AddColumn(heading, column => column.RightAligned());
        return table;
    }

    private static string Price(IReadOnlyList<ExtractionPlan> plans) => Invariant($"${plans.Sum(plan => plan.MinCostUsd):0.0000} to ${plans.Sum(plan => plan.MaxCostUsd):0.0000}");

    private static string Time(long prompt, long answer, TokenThroughput throughput) => $"{Short(throughput.EstimateDuration(prompt, 0))} to {Short(throughput.EstimateDuration(prompt, answer))}";

    private static string Short(TimeSpan time) => time.TotalSeconds switch
    {
        < 100 => Invariant($"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 6_000 => Invariant($"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => Invariant($"{time.TotalHours:0.0} h"),
    };

    private static string Bytes(IReadOnlyList<ExtractionPlan> plans) => plans.Sum(plan => plan.EstimatedBytes) is var bytes && bytes < 1_000_000
        ? Invariant($"{Math.Max(1, bytes / 1_000)} kB")
        : Invariant($"{bytes / 1_000_000d:#,0.0} MB");

    private static string Count(int number, string noun) => Invariant($"{number:#,0} {noun}{(number == 1 ? "" : "s")}");

    private static string Number(long value) => Invariant($"{value:#,0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

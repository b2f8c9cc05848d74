using System.Globalization;
using QwenDocs.Pipelines;
using Spectre.Console;
using Spectre.Console.Rendering;
using Label = Spectre.Console.Text;

namespace QwenDocs.Cli.Batches;

/// <summary>Shows how far a batch is: as a panel on a terminal, as lines elsewhere.</summary>
internal static class BatchView
{
    private const int BarWidth = 40;

    public static IRenderable Panel(BatchState state)
    {
        PipelineStatistics numbers = state.Summary.Snapshot();
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn(new GridColumn().NoWrap());
        int filled = state.Total == 0 ? BarWidth : (int)((long)BarWidth * state.Done / state.Total);
        grid.AddRow(new Markup("[bold]documents[/]"), new Markup($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] {Count(state.Done)} of {Count(state.Total)}"));
        grid.AddRow(new Label(""), new Markup(Outcomes(state, numbers)));
        grid.AddRow(new Label("pages"), new Label(Count(numbers.Pages)));
        grid.AddRow(new Label("tokens"), new Label($"{Count(numbers.PromptTokens)} read, {Count(numbers.CompletionTokens)} written"));
        grid.AddRow(new Label("cost"), new Label(Cost(numbers)));
        grid.AddRow(new Label("a document"), new Label($"P50 {Seconds(numbers.DocumentTime.P50)}, P95 {Seconds(numbers.DocumentTime.P95)}"));
        grid.AddRow(new Label("time"), new Label($"{Clock(state.Elapsed)}{(state.Left is { } left ? $", about {Clock(left)} left" : "")}"));
        return new Panel(grid) { Header = new PanelHeader(state.Stopping is null ? " extracting, Ctrl-C stops " : $" stopping: {Markup.Escape(state.Stopping)}; what was begun is ended "), Border = BoxBorder.Rounded, BorderStyle = new Style(state.Stopping is null ? Color.Grey : Color.Yellow) };
    }

    /// <summary>Says the same as one line, for logs.</summary>
    public static string Line(BatchState state)
    {
        PipelineStatistics numbers = state.Summary.Snapshot();
        string left = state.Left is { } time ? $", about {Clock(time)} left" : "";
        return $"{Count(state.Done)} of {Count(state.Total)} documents, {Count(state.Failed)} failed, {Count(numbers.Pages)} pages, {Count(numbers.PromptTokens + numbers.CompletionTokens)} tokens, {Cost(numbers)}, P50 {Seconds(numbers.DocumentTime.P50)}, P95 {Seconds(numbers.DocumentTime.P95)}, {Clock(state.Elapsed)}{left}";
    }

    private static string Outcomes(BatchState state, PipelineStatistics numbers)
    {
        string text = $"[green]{Count(state.Done - state.Failed)} extracted[/], [{(state.Failed > 0 ? "red" : "grey")}]{Count(state.Failed)} failed[/]";
        if (numbers.WithFindings > 0)
            text += $", [yellow]{Count(numbers.WithFindings)} with findings[/]";
        return state.FromJournal > 0 ? $"{text}, [grey]{Count(state.FromJournal)} from the journal[/]" : text;
    }

    private static string Cost(PipelineStatistics numbers)
    {
        string cost = string.Create(CultureInfo.InvariantCulture, $"${numbers.CostUsd:0.0000}");
        return numbers.EarlierCostUsd > 0 ? string.Create(CultureInfo.InvariantCulture, $"{cost}, ${numbers.EarlierCostUsd:0.0000} of it earlier") : cost;
    }

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.0} s") : "-";

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What extracting a record from a document will send, known before the first byte is sent.</summary>
public sealed class ExtractionPlan
{
    internal ExtractionPlan(string documentName, VisionModel model, TokenPrice price, IReadOnlyList<PlannedRequest> requests)
    {
        DocumentName = documentName;
        Model = model;
        Requests = requests;
        LowPriceUsd = price.Of(PromptTokens, 0);
        HighPriceUsd = price.Of(PromptTokens, Requests.Sum(request => (long)request.AnswerTokens));
    }

    /// <summary>Gets the name of the document.</summary>
    public string DocumentName { get; }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModel Model { get; }

    /// <summary>Gets the requests, in the order of their pages.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; }

    /// <summary>Gets the pages of all requests, in order.</summary>
    public IEnumerable<PlannedPage> Pages => Requests.SelectMany(request => request.Pages);

    /// <summary>Gets the tokens of all requests together.</summary>
    public long PromptTokens => Requests.Sum(request => (long)request.PromptTokens);

    /// <summary>Gets the price of the requests alone, in US dollars: what is paid if the answers are empty.</summary>
    public decimal LowPriceUsd { get; }

    /// <summary>Gets the price of the requests and of answers that fill the room kept for them, in US dollars.</summary>
    public decimal HighPriceUsd { get; }

    /// <summary>Returns the plan as a table of stable text.</summary>
    /// <returns>A line for each request and each page, <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{DocumentName} for {Model.Name}: {Requests.Count} request{(Requests.Count == 1 ? "" : "s")}, ");
        text.Append(CultureInfo.InvariantCulture, $"{PromptTokens:#,0} prompt tokens, ${LowPriceUsd:0.0000} to ${HighPriceUsd:0.0000}\n");
        foreach (PlannedRequest request in Requests)
        {
            text.Append(CultureInfo.InvariantCulture, $"request {request.Number}: {request.PromptTokens:#,0} tokens ({request.TextTokens:#,0} text, {request.ImageTokens:#,0} image), {request.AnswerTokens:#,0} kept for the answer\n");
            foreach (PlannedPage page in request.Pages)
                text.Append(CultureInfo.InvariantCulture, $"  page {page.Number,4}  {page.Size,11}  {page.ImageTokens,6:#,0} tokens\n");
        }

        return text.ToString();
    }
}

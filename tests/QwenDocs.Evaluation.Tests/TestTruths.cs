using System.Text.Json;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Tests;
using QwenDocs.Tokens;

namespace QwenDocs.Evaluation.Tests;

/// <summary>Invoices of three lines with their truth.</summary>
internal static class TestTruths
{
    public static RecordSchema<Invoice> Schema { get; } = RecordSchema.For(QwenDocsRecordsContext.Default.Invoice);

    public static TruthSet Set(int count) => new(Enumerable.Range(1, count).Select(Document));

    public static TruthDocument Document(int number) => new(
        FormattableString.Invariant($"invoice-{number}.pdf"),
        QwenDocs.Documents.Document.FromBytes(Pdf(number), FormattableString.Invariant($"invoice-{number}.pdf")),
        Schema,
        Json(Record(number)));

    public static string Record(int number, decimal total = 660m) => FormattableString.Invariant(
        $$"""
        {"number":"R-{{number}}","issueDate":"2026-03-05","currency":"EUR","total":{{total}},"seller":{"name":"Muster Werkzeug GmbH"},
         "lines":[{"description":"Bohrmaschine","quantity":1,"netAmount":100},{"description":"Bohrersatz","quantity":2,"netAmount":200},{"description":"Koffer","quantity":3,"netAmount":360}],"taxes":[]}
        """);

    public static Prediction Predict(string json, params Validation.Finding[] findings) => new()
    {
        Record = Json(json),
        Findings = findings,
        PageCount = 1,
        ModelCalls = 1,
        Usage = new TokenUsage(1_000, 100, 0.001m),
        Seconds = 0.5,
    };

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static byte[] Pdf(int number)
    {
        (double X, double FromTop, string Text)[] print =
        [
            (72, 60, "Rechnungsnummer:"), (200, 60, FormattableString.Invariant($"R-{number}")), (72, 80, "Rechnungsdatum:"), (200, 80, "05.03.2026"), (72, 110, "Muster Werkzeug GmbH"),
            (72, 180, "Beschreibung"), (250, 180, "Menge"), (450, 180, "Betrag EUR"),
            (72, 200, "Bohrmaschine"), (250, 200, "1"), (450, 200, "100,00"), (72, 220, "Bohrersatz"), (250, 220, "2"), (450, 220, "200,00"),
            (72, 240, "Koffer"), (250, 240, "3"), (450, 240, "360,00"), (72, 280, "Gesamtbetrag"), (450, 280, "660,00"),
        ];
        string content = string.Concat(print.Select(one => FormattableString.Invariant($"BT /F1 10 Tf {one.X} {842 - one.FromTop - 9} Td ({one.Text}) Tj ET\n")));
        return new TestPdf().PageWithContent(content).ToBytes();
    }
}

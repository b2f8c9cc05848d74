namespace InvoiceService;

/// <summary>An upload that is refused before it is read as a document.</summary>
internal sealed class UploadException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}

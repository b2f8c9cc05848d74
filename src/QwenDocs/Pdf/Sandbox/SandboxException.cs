namespace QwenDocs.Pdf.Sandbox;

/// <summary>Thrown when the guest was stopped or broke; the instance it ran in is of no more use.</summary>
internal sealed class SandboxException(SandboxError fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets what ended the call.</summary>
    public SandboxError ErrorCode { get; } = fault;
}

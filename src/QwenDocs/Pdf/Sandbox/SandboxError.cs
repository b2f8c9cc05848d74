namespace QwenDocs.Pdf.Sandbox;

/// <summary>What ended a call into the guest.</summary>
internal enum SandboxError
{
    /// <summary>The guest trapped, aborted or failed an assertion.</summary>
    Trap,

    /// <summary>The guest ran longer than it may.</summary>
    TimeLimit,

    /// <summary>The guest asked for more memory than it may have.</summary>
    MemoryLimit,
}

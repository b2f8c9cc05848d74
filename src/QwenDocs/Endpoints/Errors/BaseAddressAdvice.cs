using QwenDocs.Endpoints.Dialects;

namespace QwenDocs.Endpoints.Errors;

/// <summary>Says what may be wrong with a base address.</summary>
internal sealed class BaseAddressAdvice(Uri address, EndpointDialect dialect)
{
    /// <summary>Gets one sentence without a full stop: the address that this kind of server usually has, or what else to look at.</summary>
    public string Advice
    {
        get
        {
            var usual = new Uri(address, dialect.DefaultPath);
            return address.AbsolutePath.TrimEnd('/').EndsWith(dialect.DefaultPath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) && dialect.DefaultPath.Length > 1
                ? $"Check BaseAddress, and whether {dialect.Name} is what runs there (Kind)"
                : address.AbsolutePath.Length > 1
                    ? $"BaseAddress is {address.AbsoluteUri}, and {dialect.Name} usually stands at {usual.AbsoluteUri}"
                    : $"Check BaseAddress and whether {dialect.Name} is what runs there (Kind); it usually stands at {usual.AbsoluteUri}";
        }
    }
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.DependencyInjection.Validation;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Http;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Telemetry;

#pragma warning disable IDE0130 // Registration stands where applications look for it.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers QwenDocs.</summary>
public static class QwenDocsServiceCollectionExtensions
{
    private const string ClientName = "QwenDocs";

    /// <summary>Adds the application's <see cref="DocumentExtractor"/>, configured in code by the builder.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The application's extractor was added before.</exception>
    /// <remarks>A <see cref="ModelEndpoint"/> that is registered already, such as an offline one, is used instead of a configured one.</remarks>
    public static QwenDocsBuilder AddQwenDocs(this IServiceCollection services) => Add(services, null, null);

    /// <summary>Adds the application's <see cref="DocumentExtractor"/>, configured by a section of its settings.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, such as <c>builder.Configuration.GetSection("QwenDocs")</c>: see <see cref="QwenDocsOptions"/>. A key that it does not know is an error at start.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The application's extractor was added before.</exception>
    public static QwenDocsBuilder AddQwenDocs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, null, configuration);
    }

    /// <summary>Adds a further <see cref="DocumentExtractor"/> under a name: get it, its <see cref="ModelEndpoint"/> and its <see cref="DocumentPipeline"/> as keyed services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of the services, and the name of the options.</param>
    /// <param name="configuration">The section of the settings, such as <c>builder.Configuration.GetSection("QwenDocs:customs")</c>, or <see langword="null"/> to configure it in code by the builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">There is an extractor of this name.</exception>
    public static QwenDocsBuilder AddQwenDocs(this IServiceCollection services, string name, IConfiguration? configuration = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, name, configuration);
    }

    private static QwenDocsBuilder Add(IServiceCollection services, string? name, IConfiguration? configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(each => each.ServiceType == typeof(QwenDocsBuilder) && Equals(each.ServiceKey, name)))
        {
            throw new InvalidOperationException(name is null
                ? "AddQwenDocs was called before. Give a further extractor a name: AddQwenDocs(\"customs\")."
                : $"AddQwenDocs was called before with the name '{name}'.");
        }

        QwenDocsBuilder builder = new(services, name, services.AddEndpointClient(name is null ? ClientName : $"{ClientName}:{name}"))
        {
            HasRegisteredEndpoint = services.Any(each => each.ServiceType == typeof(ModelEndpoint) && Equals(each.ServiceKey, name)),
        };
        services.AddKeyedSingleton(name, builder);
        AddOptions(services, builder, configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new QwenDocsTelemetry(provider.GetService<IMeterFactory>(), provider.GetService<ILoggerFactory>()));
        services.TryAddKeyedSingleton(name, (provider, _) => builder.Build(provider));
        services.TryAddKeyedSingleton(name, (provider, _) => new DocumentExtractor(
            provider.GetRequiredKeyedService<ModelEndpoint>(name),
            builder.OptionsOf(provider).Extractor,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<QwenDocsTelemetry>()));
        services.TryAddKeyedSingleton(name, (provider, _) => new DocumentPipeline(provider.GetRequiredKeyedService<DocumentExtractor>(name), builder.PipelineOptionsOf(provider)));
        return builder;
    }

    private static void AddOptions(IServiceCollection services, QwenDocsBuilder builder, IConfiguration? configuration)
    {
        OptionsBuilder<QwenDocsOptions> options = services.AddOptions<QwenDocsOptions>(builder.Name);
        if (configuration is not null)
            options.Bind(configuration, static binder => binder.ErrorOnUnknownConfiguration = true);
        options.ValidateOnStart();
        services.AddSingleton<IValidateOptions<QwenDocsOptions>>(new QwenDocsOptionsValidator(builder, (configuration as IConfigurationSection)?.Path));
    }
}

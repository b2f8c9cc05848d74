using JasperFx.CodeGeneration;
using Wolverine;

namespace QwenDocs.Wolverine.Work;

/// <summary>Lets Wolverine start without a compiler: the queue's handlers need none. An application with handlers of its own adds <c>WolverineFx.RuntimeCompilation</c> or generates them, as ever.</summary>
internal sealed class HandlersWithoutCompiler : IWolverineExtension
{
    public void Configure(WolverineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.CodeGeneration.TypeLoadMode == TypeLoadMode.Dynamic && !options.Services.Any(service => service.ServiceType == typeof(IAssemblyGenerator)))
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
    }
}

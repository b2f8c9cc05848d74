using BenchmarkDotNet.Running;
using QwenDocs.Benchmarks;

if (args is ["--rendering-memory"])
    await RenderingMemory.RunAsync();
else if (args is ["--pipeline-throughput"])
    await PipelineThroughput.RunAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

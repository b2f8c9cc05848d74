using BenchmarkDotNet.Running;
using QwenDocs.Benchmarks;

if (args is ["--rendering-memory"])
    await RenderingMemory.RunAsync();
else if (args is ["--rendering-ratios", .. var ratios])
    await RenderingRatios.RunAsync(ratios.FirstOrDefault());
else if (args is ["--picture-candidates", .. var pages])
    await PictureCandidates.RunAsync(pages);
else if (args is ["--pipeline-throughput"])
    await PipelineThroughput.RunAsync();
else if (args is ["--tokens-a-page", .. var papers])
    await TokensAPage.RunAsync(papers);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

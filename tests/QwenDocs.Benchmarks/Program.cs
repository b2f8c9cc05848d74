using BenchmarkDotNet.Running;
using QwenDocs.Benchmarks;
using QwenDocs.Benchmarks.Evaluation;
using QwenDocs.Benchmarks.Grounding;

if (args is ["--rendering-memory"])
    await RenderingMemory.RunAsync();
else if (args is ["--rendering-ratios", .. var ratios])
    await RenderingRatios.RunAsync(ratios.FirstOrDefault());
else if (args is ["--picture-candidates", .. var pages])
    await PictureCandidates.RunAsync(pages);
else if (args is ["--contact-sheets", var folder, var target])
    await ContactSheets.RunAsync(folder, target);
else if (args is ["--pipeline-throughput"])
    await PipelineThroughput.RunAsync();
else if (args is ["--tokens-a-page", .. var files])
    await TokensAPage.RunAsync(files);
else if (args is ["--page-inputs", .. var documents])
    await PageInputs.RunAsync(documents);
else if (args is ["--grounding", .. var options])
    await GroundingReport.RunAsync(options);
else if (args is ["--silent-errors", .. var counts])
    await SilentErrors.RunAsync(counts);
else if (args is ["--scoring"])
    ScoringTiming.Report();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

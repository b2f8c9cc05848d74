using BenchmarkDotNet.Running;
using QwenDocs.Benchmarks;
using QwenDocs.Benchmarks.Evaluation;
using QwenDocs.Benchmarks.Grounding;
using QwenDocs.Benchmarks.Marks;
using QwenDocs.Benchmarks.Pipelines;
using QwenDocs.Benchmarks.Scans;

if (args is ["--rendering-memory"])
    await RenderingMemory.RunAsync();
else if (args is ["--rendering-cores"])
    await RenderingCores.RunAsync();
else if (args is ["--rendering-ratios", .. var ratios])
    await RenderingRatios.RunAsync(ratios.FirstOrDefault());
else if (args is ["--picture-candidates", .. var pages])
    await PictureCandidates.RunAsync(pages);
else if (args is ["--contact-sheets", var folder, var target])
    await ContactSheets.RunAsync(folder, target);
else if (args is ["--rendering-start", .. var caches])
    await RenderingStart.RunAsync(caches.FirstOrDefault() ?? "");
else if (args is ["--pipeline-throughput"])
    await PipelineThroughput.RunAsync();
else if (args is ["--resume-kills", .. var seeds])
    await ResumeKills.RunAsync(seeds.Length > 0 ? int.Parse(seeds[0], System.Globalization.CultureInfo.InvariantCulture) : 1);
else if (args is ["--resume-worker", var work, var server, var places])
    await ResumeKills.WorkAsync(work, new Uri(server), int.Parse(places, System.Globalization.CultureInfo.InvariantCulture));
else if (args is ["--queue-kills", .. var sizesOfQueue])
    await QueueKills.RunAsync(sizesOfQueue.Length > 0 ? int.Parse(sizesOfQueue[0], System.Globalization.CultureInfo.InvariantCulture) : 500);
else if (args is ["--queue-scaling", .. var sizesOfScaling])
    await QueueScaling.RunAsync(sizesOfScaling is [var size, ..] ? int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : 240, isSqlite: sizesOfScaling.Contains("sqlite"));
else if (args is ["--queue-outage", .. var sizesOfOutage])
    await QueueOutage.RunAsync(sizesOfOutage.Length > 0 ? int.Parse(sizesOfOutage[0], System.Globalization.CultureInfo.InvariantCulture) : 60);
else if (args is ["--queue-worker", .. var worker])
    await QueueWorker.RunAsync(worker);
else if (args is ["--night", .. var counts])
    await NightRun.RunAsync(counts.Length > 0 ? int.Parse(counts[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000);
else if (args is ["--tokens-a-page", .. var files])
    await TokensAPage.RunAsync(files);
else if (args is ["--page-inputs", .. var documents])
    await PageInputs.RunAsync(documents);
else if (args is ["--grounding", .. var options])
    await GroundingReport.RunAsync(options);
else if (args is ["--hybrid", .. var folders])
    await HybridPages.RunAsync(folders);
else if (args is ["--marks", .. var forms])
    await MarkReport.RunAsync(forms);
else if (args is ["--scans", .. var scans])
    await ScanReport.RunAsync(scans);
else if (args is ["--silent-errors", .. var sizes])
    await SilentErrors.RunAsync(sizes);
else if (args is ["--scoring"])
    ScoringTiming.Report();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

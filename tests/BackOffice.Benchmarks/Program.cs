using BackOffice.Benchmarks;

// Each row runs beside its floor in the same run, on the same server; the ratio is what is kept, not the seconds.
// dotnet run -c Release --project tests/BackOffice.Benchmarks -- import|journals|records [rows] [rounds] [spans]
// The host is the product's own; it looks for its files where its project lies.
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "BackOffice.sln")))
    root = root.Parent;
Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_BACKOFFICE", Path.Combine(root!.FullName, "src", "BackOffice"));

var which = args.FirstOrDefault(a => !int.TryParse(a, out _)) ?? "all";
var numbers = args.Select(a => int.TryParse(a, out var n) ? n : 0).Where(n => n > 0).ToList();
var size = numbers.ElementAtOrDefault(0);
if (which is "all" or "import")
    await ImportOfTrades.Run(size > 0 ? size : 100_000, numbers.ElementAtOrDefault(1) is > 0 and var rounds ? rounds : 5, args.Contains("spans"));
if (which is "all" or "journals")
    await HandJournals.Run(size > 0 ? size : 1_000, clients: 4);
if (which is "all" or "records")
    await RecordSearch.Run(size > 0 ? size : 100_000, rounds: 5);

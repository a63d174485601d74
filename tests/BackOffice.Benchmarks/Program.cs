using BackOffice.Benchmarks;

// Each row runs beside its floor in the same run, on the same server; the ratio is what is kept, not the seconds.
// dotnet run -c Release --project tests/BackOffice.Benchmarks [-- import|journals] [rows]
var which = args.FirstOrDefault(a => !int.TryParse(a, out _)) ?? "all";
var size = args.Select(a => int.TryParse(a, out var n) ? n : 0).FirstOrDefault(n => n > 0);
if (which is "all" or "import")
    await ImportOfTrades.Run(size > 0 ? size : 100_000);
if (which is "all" or "journals")
    await HandJournals.Run(size > 0 ? size : 1_000, clients: 4);

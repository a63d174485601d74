using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace BackOffice.Benchmarks;

/// <summary>Where the time of a run goes between product and database: each statement's own, summed by how it begins.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentDictionary<string, (int Count, TimeSpan Time)> _spans = new(StringComparer.Ordinal);
    private readonly ActivityListener _listener;
    private readonly Stopwatch _watch = new();

    public Spans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                var text = (span.GetTagItem("db.query.text") ?? span.GetTagItem("db.statement") ?? span.OperationName).ToString()!;
                var name = string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
                _spans.AddOrUpdate(name[..Math.Min(name.Length, 110)], (1, span.Duration), (_, was) => (was.Count + 1, was.Time + span.Duration));
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Reset()
    {
        _spans.Clear();
        _watch.Restart();
    }

    public void Print()
    {
        var whole = _watch.Elapsed;
        var database = TimeSpan.FromTicks(_spans.Values.Sum(s => s.Time.Ticks));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {whole.TotalSeconds:0.00} s, of which in statements {database.TotalSeconds:0.00} s ({_spans.Values.Sum(s => s.Count)} of them)"));
        foreach (var (name, (count, time)) in _spans.OrderByDescending(s => s.Value.Time).Take(40))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {time.TotalMilliseconds,8:0} ms {count,5}x  {name}"));
    }

    public void Dispose() => _listener.Dispose();
}

using System.Diagnostics;
using System.Globalization;
using BackOffice.Tests.Accounting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackOffice.Benchmarks;

/// <summary>Journals by hand through the whole pipeline at some clients, beside the same statements in raw SQL: one header and two lines a transaction.</summary>
internal static class HandJournals
{
    private static readonly DateOnly Day = new(2026, 10, 26);

    public static async Task Run(int journals, int clients)
    {
        var books = new Books();
        await ((Xunit.IAsyncLifetime)books).InitializeAsync();
        try
        {
            await Post(books, 20, clients);
            var watch = Stopwatch.StartNew();
            await Post(books, journals, clients);
            var whole = watch.Elapsed;

            var source = books.Services.GetRequiredService<NpgsqlDataSource>();
            await Raw(source, books.Broker.Value, 20, clients);
            watch.Restart();
            await Raw(source, books.Broker.Value, journals, clients);
            var floor = watch.Elapsed;

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{journals} hand journals at {clients} clients: {whole.TotalSeconds:0.0} s ({journals / whole.TotalSeconds:0}/s); raw SQL: {floor.TotalSeconds:0.0} s ({journals / floor.TotalSeconds:0}/s); ratio {whole / floor:0.0}"));
        }
        finally
        {
            await ((Xunit.IAsyncLifetime)books).DisposeAsync();
        }
    }

    private static Task Post(Books books, int journals, int clients)
    {
        var accountant = books.Accountant;
        return Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < journals / clients; i++)
            {
                var outcome = await accountant.Send(Books.Journal(Day, Books.Debit("770", 100m + i), Books.Credit("381", 100m + i)));
                if (outcome.Refusal is { } refusal)
                    throw new InvalidOperationException(refusal.ToString());
            }
        })));
    }

    private static Task Raw(NpgsqlDataSource source, Guid entity, int journals, int clients) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < journals / clients; i++)
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                var id = Guid.CreateVersion7();
                await using var header = new NpgsqlCommand(
                    """
                    insert into accounting.journal (id, reference, entity_id, book, kind, posting_date, value_date, description, source_kind, source_id,
                        source_reference, source_event, booked_at, functional_currency, reporting_currency, total, maker, maker_name)
                    values ($1, 'RAW-' || nextval('accounting.journal_no'), $2, 'VUK', 'hand', $3, $3, 'x', 'journal', $1, '', 'posted', now(), 'TRY', 'TRY', 100, $1, 'raw')
                    """, connection) { Parameters = { new() { Value = id }, new() { Value = entity }, new() { Value = Day } } };
                await header.ExecuteNonQueryAsync();
                await using var lines = new NpgsqlCommand(
                    """
                    insert into accounting.journal_line (journal_id, line_no, entity_id, book, posting_date, booked_at, account, side, amount, currency, rate,
                        rate_date, functional, reporting, dimensions)
                    values ($1, 1, $2, 'VUK', $3, now(), '770', 'Debit', 100, 'TRY', 1, $3, 100, 100, ''), ($1, 2, $2, 'VUK', $3, now(), '381', 'Credit', 100, 'TRY', 1, $3, 100, 100, '')
                    """, connection) { Parameters = { new() { Value = id }, new() { Value = entity }, new() { Value = Day } } };
                await lines.ExecuteNonQueryAsync();
                await transaction.CommitAsync();
            }
        })));
}

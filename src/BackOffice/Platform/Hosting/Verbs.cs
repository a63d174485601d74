using System.CommandLine;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;

namespace BackOffice.Platform.Hosting;

/// <summary>
/// The console's commands, <c>dotnet run --project src/BackOffice -- VERB</c>. They run the same house without listening, on the
/// running product's database or, when none runs, on one started for as long as they take. Answers go to standard output, logs to
/// standard error, so that a script can read the last line.
/// </summary>
internal static class Verbs
{
    public static bool IsVerb(string[] args) =>
        args is [{ } first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    public static Task<int> Run(string[] args, BuildHouse build, CancellationToken cancellationToken)
    {
        var console = new RootCommand("BackOffice. Without a command it runs the product and listens on http://localhost:5080.")
        {
            Migrate(build), Seed(build), Token(build), Import(build), Verify(build),
        };
        return console.Parse(args).InvokeAsync(cancellationToken: cancellationToken);
    }

    private static Command Migrate(BuildHouse build)
    {
        var verb = new Command("migrate", "Brings the database to this version of the product.");
        verb.SetAction((_, cancellationToken) => OnHouse(build, async (_, _) =>
        {
            await Console.Out.WriteLineAsync("The database is of this version.");
            return 0;
        }, cancellationToken));
        return verb;
    }

    private static Command Seed(BuildHouse build)
    {
        var verb = new Command("seed", "Fills the database with the sample firm, unless it is there.");
        verb.SetAction((_, cancellationToken) => OnHouse(build, async (services, token) =>
        {
            var firm = services.GetRequiredService<ISampleFirm>();
            if (await firm.IsThere(token))
                await Console.Out.WriteLineAsync("The sample firm is already there.");
            else
                await firm.Seed(new Said(Console.Out), token);
            return 0;
        }, cancellationToken));
        return verb;
    }

    private static Command Token(BuildHouse build)
    {
        var user = new Option<string>("--user") { Description = "The name the user signs in with.", Required = true };
        var create = new Command("create", "Makes an API token for a user and prints it on the last line. It is shown only here.") { user };
        create.SetAction((parsed, cancellationToken) => OnHouse(build, async (services, token) =>
        {
            var made = await services.GetRequiredService<ITokenIssuer>().Issue(parsed.GetValue(user)!, "console", token);
            if (made.Refusal is { } refusal)
                return await Refused(services, refusal);
            await Console.Out.WriteLineAsync(made.Value);
            return 0;
        }, cancellationToken));
        return new Command("token", "API tokens.") { create };
    }

    private static Command Import(BuildHouse build)
    {
        var kind = new Argument<string>("kind") { Description = "What the file holds, as in POST /imports/KIND: trades, securities, prices …" };
        var file = new Argument<string>("file") { Description = "The file, relative to where you stand." };
        var verb = new Command("import", "Imports a file as the product itself and waits for its job. Exit code 2: done, but rows were rejected.") { kind, file };
        verb.SetAction((parsed, cancellationToken) => OnHouse(build, async (services, token) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!, DatabaseHost.StartedFrom);
            if (!File.Exists(path))
                return await Refused($"There is no file {path}.");
            await using var content = File.OpenRead(path);
            var taken = await services.GetRequiredService<ImportNow>()
                .Take(parsed.GetValue(kind)!, Path.GetFileName(path), content, cancellationToken: token);
            if (taken.Refusal is { } refusal)
                return await Refused(services, refusal);
            var job = taken.Value!;
            await Console.Out.WriteLineAsync(FormattableString.Invariant(
                $"{job.Id} {job.State}: {job.Accepted} accepted, {job.Duplicates} duplicates, {job.Rejected} rejected"));
            return job.Error is { } error ? await Refused(services, error) : job.Rejected == 0 ? 0 : 2;
        }, cancellationToken));
        return verb;
    }

    private static Command Verify(BuildHouse build)
    {
        var verb = new Command("verify", "Proves the books: prints each check with its count, and fails unless all hold.");
        verb.SetAction((_, cancellationToken) => OnHouse(build, async (services, token) =>
        {
            // No check at all proves nothing.
            var ok = services.GetServices<IVerifyCheck>().Any();
            foreach (var check in services.GetServices<IVerifyCheck>())
            {
                foreach (var result in await check.Run(token))
                {
                    ok &= result.Ok;
                    await Console.Out.WriteLineAsync(FormattableString.Invariant($"{(result.Ok ? "ok" : "BAD"),-4} {result.Name,-32} {result.Count,12}  {result.Detail}").TrimEnd());
                }
            }
            await Console.Out.WriteLineAsync(ok ? "All checks hold." : "Not all checks hold.");
            return ok ? 0 : 1;
        }, cancellationToken));
        return verb;
    }

    private static async Task<int> OnHouse(BuildHouse build, Func<IServiceProvider, CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        try
        {
            // Arguments of a verb are not settings: the house reads its own from the environment only.
            var builder = WebApplication.CreateBuilder();
            builder.Configuration["Log:ToStandardError"] = "true";
            builder.Configuration["Jobs:Serve"] = "false";
            await using var database = await DatabaseHost.Open(builder.Configuration, joins: true, cancellationToken);
            var address = await Migrator.Migrate(database.Address, cancellationToken);
            await using var house = build(builder, address);
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
            return await act(scope.ServiceProvider, cancellationToken);
        }
        catch (StartupRefusal refusal)
        {
            return await Refused(refusal.Message);
        }
    }

    private static Task<int> Refused(IServiceProvider services, Refusal refusal) =>
        Refused(services.GetRequiredService<Words>().Sentence(refusal));

    private static async Task<int> Refused(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}

using System.Reflection;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Architecture;

/// <summary>What every command and page owes the house.</summary>
public sealed class CommandTests(App app) : IClassFixture<App>
{
    [Fact]
    public void Every_command_has_a_validator() => AllThere(
        Requests.Commands.Where(c => !Requests.House.GetTypes().Any(t => typeof(IValidator<>).MakeGenericType(c).IsAssignableFrom(t)) && IsOfPeople(c)).Select(c => c.FullName!));

    [Fact]
    public void Every_request_names_its_permission_or_why_it_needs_none() => AllThere(
        Requests.All.Where(r => Requests.Permission(r) is null && !r.IsDefined(typeof(OpenToAllAttribute)) && !typeof(IRequiresPermission).IsAssignableFrom(r)).Select(r => r.FullName!));

    [Fact]
    public void Every_permission_that_a_request_names_is_in_the_catalogue()
    {
        var catalogue = app.Services.GetServices<IModule>().SelectMany(m => m.Permissions).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);

        AllThere(Requests.All.Where(r => Requests.Permission(r) is { } code && !catalogue.Contains(code) && !OwnActs.Contains(code)).Select(r => $"{r.FullName}: {Requests.Permission(r)}"));
    }

    [Fact]
    public void Every_permission_belongs_to_one_room_only() => AllThere(
        app.Services.GetServices<IModule>().SelectMany(m => m.Permissions).GroupBy(p => p.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_command_names_a_fact() => AllThere(Requests.Commands.Where(c => Requests.HandlerOf(c) is not { } handler || !NamesFact(handler)).Select(c => c.FullName!));

    [Fact]
    public void Pages_take_only_the_mediator_and_words()
    {
        var pages = Requests.House.GetTypes().Where(t => t is { IsAbstract: false } && typeof(PageModel).IsAssignableFrom(t) && t.Namespace != "BackOffice.Permissions.Door");

        AllThere(pages.SelectMany(p => p.GetConstructors().SelectMany(c => c.GetParameters()).Where(a => !IsFrame(a.ParameterType)).Select(a => $"{p.FullName} takes {a.ParameterType.Name}")));
    }

    [Fact]
    public void No_answer_of_a_request_is_an_open_query() => AllThere(
        Requests.All.SelectMany(r => r.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).SelectMany(i => Il.Parts(i.GetGenericArguments()[0]))
            .Where(t => typeof(IQueryable).IsAssignableFrom(t)).Select(_ => r.FullName!)));

    /// <summary>Acts of the product itself, which no person can be given.</summary>
    private static readonly string[] OwnActs = ["jobs.finish"];

    // Commands that only rooms send to each other carry no typed text; what they carry was validated where it came in.
    private static bool IsOfPeople(Type command) => command.Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) != true;

    private static bool IsFrame(Type type) =>
        type == typeof(IMediator) || type.Namespace == "BackOffice.Platform.Ui" || type.Namespace == "BackOffice.Platform.Lists"
        || type.Namespace == "Microsoft.Extensions.Localization";

    /// <summary>The handler, or something of ours that it calls, names a fact, or it sends another command that does.</summary>
    private static bool NamesFact(Type handler)
    {
        var (seen, open) = (new HashSet<MethodBase>(), new Stack<MethodBase>(Il.MethodsOf(handler)));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
                continue;
            foreach (var member in Il.Read(Il.Body(method)).Members.OfType<MethodBase>())
            {
                if (member.Name == nameof(BackOfficeDb.Audit) && member.DeclaringType == typeof(BackOfficeDb))
                    return true;
                if (member is ConstructorInfo { DeclaringType: { } made } && (typeof(Fact).IsAssignableFrom(made) || (Requests.Commands.Contains(made) && !handler.FullName!.StartsWith(made.DeclaringType?.FullName ?? made.FullName!, StringComparison.Ordinal))))
                    return true;
                if (member.DeclaringType is not { } owner || owner.Assembly != Requests.House)
                    continue;
                open.Push(member);
                // A port is followed into every room that implements it.
                if (owner.IsInterface)
                    foreach (var target in Requests.House.GetTypes().Where(t => t is { IsClass: true, IsGenericTypeDefinition: false } && owner.IsAssignableFrom(t)).SelectMany(Il.MethodsOf).Where(m => m.Name.EndsWith(member.Name, StringComparison.Ordinal)))
                        open.Push(target);
            }
        }
        return false;
    }

    private static void AllThere(IEnumerable<string> wrong)
    {
        var list = wrong.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}

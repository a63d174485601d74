using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Choices;

/// <summary>Keeps one's language, theme and start page for the next sign-in; what is null stays as it was.</summary>
public static class Change
{
    [OpenToAll("everybody chooses for themselves")]
    public sealed record Command(Guid RequestId, string? Language, string? Theme, string? StartPage) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Language).Must(l => l is null or "tr" or "en").WithErrorCode("choice.unknown");
            RuleFor(c => c.Theme).Must(t => t is null or "light" or "dark" or "system").WithErrorCode("choice.unknown");
            RuleFor(c => c.StartPage!).Matches("^/[a-z0-9/-]{0,199}$").WithErrorCode("choice.start-page").When(c => !string.IsNullOrEmpty(c.StartPage));
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (me, choices) = (actor.UserId, db.PersonalChoices);
            var kept = await choices.SingleOrDefaultAsync(c => c.Person == me, cancellationToken);
            var (oldLanguage, oldTheme, oldStart) = (kept?.Language, kept?.Theme, kept?.StartPage);
            if (kept is not null)
                kept.Choose(command.Language, command.Theme, command.StartPage);
            else
                choices.Add(new PersonalChoice(me, EntityId.Firm, command.Language, command.Theme, command.StartPage));
            db.Audit(new ChoiceKept(me, oldLanguage, command.Language, oldTheme, command.Theme, oldStart, command.StartPage));
            return Outcome.Done;
        }
    }
}

public sealed record ChoiceKept(
    UserId Person, string? OldLanguage, string? Language, string? OldTheme, string? Theme, string? OldStartPage, string? StartPage) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value)];
}

/// <summary>What one has chosen so far.</summary>
public static class Mine
{
    [OpenToAll("everybody sees their own choices")]
    public sealed record Query : IQuery<Model>;

    public sealed record Model(string? Language, string? Theme, string? StartPage);

    internal sealed class Handler(BackOfficeDb db, Actor actor) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, choices) = (actor.UserId, db.PersonalChoices);
            return await choices.Where(c => c.Person == me).Select(c => new Model(c.Language, c.Theme, c.StartPage)).SingleOrDefaultAsync(cancellationToken)
                ?? new Model(null, null, null);
        }
    }
}

/// <summary>Keeps what was chosen in the frame around every page.</summary>
internal sealed class PersonalChoices(IMediator mediator) : IPersonalChoices
{
    public Task Keep(UserId user, string? language, string? theme, CancellationToken cancellationToken) =>
        mediator.Send(new Change.Command(Guid.NewGuid(), language, theme, null), cancellationToken);

    public async Task<string?> StartPage(UserId user, CancellationToken cancellationToken) =>
        (await mediator.Send(new Mine.Query(), cancellationToken)).StartPage;
}

/// <summary>Reads what a person chose at the moment of signing in, when nobody acts yet.</summary>
public sealed class KeptChoices(BackOfficeDb db)
{
    public async Task<Mine.Model> Of(string userName, CancellationToken cancellationToken)
    {
        var name = userName.ToUpperInvariant();
        var (people, choices) = (db.People, db.PersonalChoices);
        var id = await people.Where(p => p.NormalizedUserName == name).Select(p => p.Id).SingleOrDefaultAsync(cancellationToken);
        var person = new UserId(id);
        return await choices.Where(c => c.Person == person).Select(c => new Mine.Model(c.Language, c.Theme, c.StartPage)).SingleOrDefaultAsync(cancellationToken)
            ?? new Mine.Model(null, null, null);
    }
}

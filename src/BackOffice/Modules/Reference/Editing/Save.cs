using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Kinds;
using FluentValidation;
using MediatR;

namespace BackOffice.Reference.Editing;

/// <summary>Says something new of a thing by hand, from a day on, or makes a new one. Standing instructions go by <see cref="SaveSsi"/>.</summary>
public static class Save
{
    /// <param name="Kind">Name of the kind: securities, parties …</param>
    /// <param name="Subject">The thing that is changed; null makes a new one.</param>
    /// <param name="Seen">The row its maker looked at: refused when another one took its place since.</param>
    /// <param name="From">The day the change holds from; null is today. Kinds with days of their own take them from their fields.</param>
    /// <param name="Values">Every field by name, invariant (1234.56, 2026-10-26); empty is empty.</param>
    public sealed record Command(Guid RequestId, string Kind, Guid? Subject, Guid? Seen, DateOnly? From, IReadOnlyDictionary<string, string?> Values)
        : ICommand<Outcome<Saved>>, IRequiresPermission, IChange
    {
        string IRequiresPermission.Permission => KindList.Find(Kind) is { } kind and not Ssis.SsiKind ? kind.EditPermission : ReferencePermissions.EditHouse;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(k => KindList.Find(k) is not (null or Ssis.SsiKind)).WithErrorCode("reference.kind-unknown");
            RuleFor(c => c.Seen).NotNull().When(c => c.Subject is not null).WithErrorCode("reference.seen-missing");
        }
    }

    internal sealed class Handler(Change change) : IRequestHandler<Command, Outcome<Saved>>
    {
        public Task<Outcome<Saved>> Handle(Command request, CancellationToken cancellationToken) =>
            change.Make(KindList.Find(request.Kind)!, request, cancellationToken);
    }
}

/// <summary>What was said, and of which thing.</summary>
public sealed record Saved(Guid Subject, string Key);

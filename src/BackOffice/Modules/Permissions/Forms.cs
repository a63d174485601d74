using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Permissions;

/// <summary>May the form be shown? Asked when a page opens its form, so that nobody fills in what will be refused.</summary>
public static class Forms
{
    [Requires(Rights.ManagePeople)]
    public sealed record OfPeople : IQuery<bool>;

    [Requires(Rights.ManageRoles)]
    public sealed record OfRoles : IQuery<bool>;

    [Requires(Rights.GiveGrants)]
    public sealed record OfGrants : IQuery<bool>;

    // The pipeline has refused everybody else.
    internal sealed class Handler : IRequestHandler<OfPeople, bool>, IRequestHandler<OfRoles, bool>, IRequestHandler<OfGrants, bool>
    {
        public Task<bool> Handle(OfPeople request, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> Handle(OfRoles request, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> Handle(OfGrants request, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}

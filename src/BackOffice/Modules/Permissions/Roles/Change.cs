using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Roles;

/// <summary>
/// Changes a role's names and permissions; everybody who holds it is changed with it. Refused when it would give something to
/// whoever asks, or leave the house without an administrator.
/// </summary>
public static class Change
{
    [Requires(Rights.ManageRoles)]
    public sealed record Command(Guid RequestId, RoleId Role, int Version, string NameEn, string NameTr, IReadOnlyList<string> Permissions) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.NameEn).NotEmpty().WithErrorCode("role.name-missing").MaximumLength(Role.NameLengthMax).WithErrorCode("role.name-too-long").WithState(_ => new object?[] { Role.NameLengthMax });
            RuleFor(c => c.NameTr).NotEmpty().WithErrorCode("role.name-missing").MaximumLength(Role.NameLengthMax).WithErrorCode("role.name-too-long").WithState(_ => new object?[] { Role.NameLengthMax });
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, AdministratorGuard guard, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            await guard.Enter(cancellationToken);
            var role = await db.Roles.SingleOrDefaultAsync(r => r.Id == command.Role, cancellationToken);
            if (role is null)
                return new Refusal("role.unknown");
            db.ExpectVersion(role, command.Version);

            var now = clock.GetUtcNow().Microseconds();
            var (grants, inRole) = (db.Grants, db.RolePermissions);
            var live = await inRole.Where(p => p.RoleId == command.Role && Ranges.Covers(p.Known, now)).ToListAsync(cancellationToken);
            var wanted = command.Permissions.ToHashSet(StringComparer.Ordinal);
            var added = wanted.Except(live.Select(p => p.Permission), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var removed = live.Where(p => !wanted.Contains(p.Permission)).ToList();

            var known = await db.Catalogue.Where(c => c.RetiredAt == null && added.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);
            if (added.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                return new Refusal("permission.unknown-code", unknown).At(nameof(Command.Permissions));
            // Adding to a role one holds is giving to oneself.
            if (added.Count > 0 && await grants.AnyAsync(g => g.Person == actor.UserId && g.RoleId == command.Role && Ranges.Covers(g.Known, now), cancellationToken))
                return new Refusal("role.own", role.Code);

            var (oldEn, oldTr) = (role.NameEn, role.NameTr);
            role.Rename(command.NameEn, command.NameTr);
            db.Entry(role).State = EntityState.Modified;
            removed.ForEach(p => p.Supersede(now));
            inRole.AddRange(added.Select(p => new RolePermission(new RolePermissionId(Guid.CreateVersion7(now)), EntityId.Firm, role.Id, p, new TimeRange(now))));
            if (await guard.Leave(cancellationToken) is { } refusal)
                return refusal;
            db.Audit(new RoleChanged(role.Id, role.Code, oldEn, role.NameEn, oldTr, role.NameTr, added, [.. removed.Select(p => p.Permission).Order(StringComparer.Ordinal)]));
            return Outcome.Done;
        }
    }
}

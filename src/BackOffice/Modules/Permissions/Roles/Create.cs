using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Roles;

/// <summary>Adds a role: a named set of permissions of the catalogue. Refused when the code is taken or a permission is unknown.</summary>
public static class Create
{
    [Requires(Rights.ManageRoles)]
    public sealed record Command(Guid RequestId, string Code, string NameEn, string NameTr, IReadOnlyList<string> Permissions) : ICommand<Outcome<RoleId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).Matches("^[a-z0-9][a-z0-9.-]{0,39}$").WithErrorCode("role.code-form");
            RuleFor(c => c.NameEn).NotEmpty().WithErrorCode("role.name-missing").MaximumLength(Role.NameLengthMax).WithErrorCode("role.name-too-long").WithState(_ => new object?[] { Role.NameLengthMax });
            RuleFor(c => c.NameTr).NotEmpty().WithErrorCode("role.name-missing").MaximumLength(Role.NameLengthMax).WithErrorCode("role.name-too-long").WithState(_ => new object?[] { Role.NameLengthMax });
        }
    }

    internal sealed class Handler(BackOfficeDb db, TimeProvider clock) : IRequestHandler<Command, Outcome<RoleId>>
    {
        public async Task<Outcome<RoleId>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Roles.AnyAsync(r => r.Code == command.Code, cancellationToken))
                return new Refusal("role.code-taken", command.Code).At(nameof(Command.Code));
            var wanted = command.Permissions.Distinct(StringComparer.Ordinal).ToList();
            var known = await db.Catalogue.Where(c => c.RetiredAt == null && wanted.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);
            if (wanted.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                return new Refusal("permission.unknown-code", unknown).At(nameof(Command.Permissions));

            var now = clock.GetUtcNow();
            var role = new Role(new RoleId(Guid.CreateVersion7(now)), EntityId.Firm, command.Code, command.NameEn, command.NameTr);
            db.Roles.Add(role);
            db.RolePermissions.AddRange(wanted.Select(p =>
                new RolePermission(new RolePermissionId(Guid.CreateVersion7(now)), EntityId.Firm, role.Id, p, new TimeRange(now))));
            db.Audit(new RoleAdded(role.Id, role.Code, wanted));
            return role.Id;
        }
    }
}

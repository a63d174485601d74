using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Reference.Editing;

/// <summary>The open instructions that rest on a standing one: they keep what they were made with, and a person may want to know.</summary>
public static class TouchedInstructions
{
    private const int Shown = 20;

    [Requires(ReferencePermissions.View)]
    public sealed record Query(Guid Ssi) : IQuery<OpenInstructions>;

    internal sealed class Handler(IServiceProvider services) : IRequestHandler<Query, OpenInstructions>
    {
        public async Task<OpenInstructions> Handle(Query query, CancellationToken cancellationToken) =>
            services.GetService<IOpenInstructions>() is { } open ? await open.Using(new SsiId(query.Ssi), Shown, cancellationToken) : new OpenInstructions(0, []);
    }
}

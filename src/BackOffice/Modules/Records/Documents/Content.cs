using BackOffice.Platform.Files;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Records.Documents;

/// <summary>
/// The content of a record as a stream of parts, to be saved and never to be shown in the place of a page of ours: what a browser would run
/// (HTML, SVG, XML) is even called plain bytes.
/// </summary>
public static class Content
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query(string Key) : IQuery<Result?>;

    public sealed record Result(Stream Stream, string MediaType, string FileName);

    private static readonly string[] Runs = ["text/html", "image/svg+xml", "application/xml"];

    internal sealed class Handler(IMediator mediator, IFileStore files) : IRequestHandler<Query, Result?>
    {
        public async Task<Result?> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await mediator.Send(new Details.Query(query.Key), cancellationToken) is not { } record)
                return null;
            var type = Runs.Contains(record.MediaType) ? "application/octet-stream" : record.MediaType;
            return new Result(await files.Open(record.File, cancellationToken), type, record.FileName);
        }
    }
}

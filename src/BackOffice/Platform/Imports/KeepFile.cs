using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Files;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Platform.Imports;

/// <summary>Keeps a file that somebody wants to look at before it is taken in. Refused when it is empty or larger than the house accepts.</summary>
public static class KeepFile
{
    public sealed record Command(Guid RequestId, string Kind, string Needs, string FileName, long Size, [property: JsonIgnore] Stream? Content)
        : ICommand<Outcome<FileId>>, IRequiresPermission
    {
        string IRequiresPermission.Permission => Needs;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(Microsoft.Extensions.Options.IOptions<FileLimits> limits)
        {
            RuleFor(c => c.FileName).NotEmpty().WithErrorCode("import.file-name").MaximumLength(StartImport.Validator.FileNameMax).WithErrorCode("import.file-name");
            RuleFor(c => c.Size).GreaterThan(0).WithErrorCode("file.empty").LessThanOrEqualTo(limits.Value.UploadBytesMax).WithErrorCode("file.too-large").OverridePropertyName("Upload");
        }
    }

    public sealed class Handler(BackOfficeDb db, IFileStore files) : IRequestHandler<Command, Outcome<FileId>>
    {
        public async Task<Outcome<FileId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var kept = await files.Keep(command.Content!, cancellationToken);
            db.Audit(new FileBrought(kept.Id, command.FileName, kept.Sha256, command.Kind));
            return kept.Id;
        }
    }
}

public sealed record FileBrought(FileId File, string FileName, string Sha256, string Kind) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("file", File.Value, FileName)];
}

using BackOffice.Domain.Reference;
using BackOffice.Platform.Api;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Imports;
using BackOffice.Reference.Lists;
using BackOffice.Reference.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Kinds;

/// <summary>How the statements of a kind are dated.</summary>
internal enum Dating
{
    /// <summary>A new thing holds since ever; a change holds from a day on.</summary>
    FromTheChange,

    /// <summary>Its own fields say from when to when; a statement overlays what was said of those days.</summary>
    OwnDays,

    /// <summary>Its own fields say from when to when; a statement takes the place of what was said of the thing.</summary>
    OwnDaysWhole,
}

/// <summary>
/// One kind of reference data, said once: its fields, how a row is read and judged, what names it, how it is listed.
/// File, form, page and API are made from it.
/// </summary>
internal abstract class Kind
{
    /// <summary>In addresses and imports: <c>settlement-cycles</c>. Its word is <c>kind.NAME</c>, of one of it <c>one.NAME</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the audit calls one of it: <c>security</c>.</summary>
    public abstract string ObjectKind { get; }

    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>Sets of fields of which one must be there whole.</summary>
    public virtual IReadOnlyList<IReadOnlyList<string>> OneOf => [];

    public virtual Dating Dating => Dating.FromTheChange;

    public virtual string EditPermission => "reference.edit";

    public virtual string ImportPermission => "reference.import";

    /// <summary>What a second person must hold to let a file in where policy asks for one; null for kinds whose files never wait.</summary>
    public virtual string? FileApproval => null;

    /// <summary>Names of people stand in it: its facts are kept encrypted.</summary>
    public virtual bool Personal => false;

    /// <summary>Its values for a reader without the right to see people's identity numbers.</summary>
    public virtual IReadOnlyDictionary<string, string?> Masked(IReadOnlyDictionary<string, string?> values) => values;

    /// <summary>False when a file of its own name is taken in another way.</summary>
    public virtual bool Imported => true;

    /// <summary>Its list and its file.</summary>
    public abstract void AddServices(IServiceCollection services);

    public abstract void MapApi(RouteGroupBuilder api);

    /// <summary>How many things of it are believed today.</summary>
    public abstract Task<long> Count(BackOfficeDb db, CancellationToken cancellationToken);

    /// <summary>schema.table of its rows.</summary>
    public abstract string Table(BackOfficeDb db);

    /// <summary>Every row about the thing with this key (or subject), newest knowledge first; empty when there is none.</summary>
    public abstract Task<IReadOnlyList<DatedRow>> History(BackOfficeDb db, string key, CancellationToken cancellationToken);

    /// <summary>A row as its form and file would say it.</summary>
    public abstract Task<IReadOnlyDictionary<string, string?>> Values(DatedRow row, BackOfficeDb db, CancellationToken cancellationToken);

    /// <summary>Takes one statement by hand; see <see cref="RowTaker"/>.</summary>
    public abstract Task<Taken> Take(RowTaker taker, IReadOnlyList<Asked> rows, CancellationToken cancellationToken);

    public Field FieldOf(string name) => Fields.First(f => f.Name == name);
}

internal abstract class Kind<T> : Kind where T : DatedRow
{
    /// <summary>Reads a row; the reader keeps the first thing that is wrong.</summary>
    public abstract T Read(RowReader row);

    /// <summary>A row as its form and file would say it, other rows by the codes in <paramref name="names"/>.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Write(T row, CodeNames names);

    /// <summary>Every name it is known by; usually its key alone.</summary>
    public virtual IEnumerable<string> Aliases(T row) => [row.Key];

    /// <summary>Believed rows that one of the names may mean.</summary>
    public virtual IQueryable<T> Known(BackOfficeDb db, List<string> aliases) => db.Set<T>().Believed().Where(r => aliases.Contains(r.Key));

    public override Task<long> Count(BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Set<T>().Believed().LongCountAsync(cancellationToken);

    public override string Table(BackOfficeDb db) => db.Model.FindEntityType(typeof(T))!.GetSchemaQualifiedTableName()!;

    public override async Task<IReadOnlyList<DatedRow>> History(BackOfficeDb db, string key, CancellationToken cancellationToken)
    {
        var rows = db.Set<T>().AsNoTracking();
        Guid? subject = Guid.TryParse(key, out var id) ? id
            : await rows.Where(r => r.Key == key && Ranges.IsOpen(r.Known)).Select(r => (Guid?)r.Subject).FirstOrDefaultAsync(cancellationToken);
        if (subject is null)
            return [];
        var found = await rows.Where(r => r.Subject == subject).ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(r => r.Known.To ?? DateTimeOffset.MaxValue).ThenByDescending(r => r.Valid.From)];
    }

    public override async Task<IReadOnlyDictionary<string, string?>> Values(DatedRow row, BackOfficeDb db, CancellationToken cancellationToken) =>
        Write((T)row, await CodeNames.For(db, Refers((T)row), cancellationToken));

    public IReadOnlyDictionary<string, string?> Values(T row, CodeNames names) => Write(row, names);

    /// <summary>Subjects of other rows that it names, so that their codes can be looked up.</summary>
    public virtual IEnumerable<Guid> Refers(T row) => [];

    public override Task<Taken> Take(RowTaker taker, IReadOnlyList<Asked> rows, CancellationToken cancellationToken) =>
        taker.Take(this, rows, cancellationToken);
}

/// <summary>A kind with its list: what a row of it shows, and from where.</summary>
internal abstract class Kind<T, TRow> : Kind<T>, IListed<TRow> where T : DatedRow where TRow : class
{
    public abstract ListOf<TRow> Columns { get; }

    IQueryable<TRow> IListed<TRow>.At(BackOfficeDb db, TwoTimes moment) => Rows(db, moment);

    protected abstract IQueryable<TRow> Rows(BackOfficeDb db, TwoTimes at);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(DeclaredList.Of<TRow, KindRows<TRow>>(Columns));
        services.AddScoped<IRequestHandler<KindRows<TRow>, Slice<TRow>>>(s =>
            new KindRowsHandler<TRow>(this, s.GetRequiredService<BackOfficeDb>(), s.GetRequiredService<TimeProvider>()));
        if (Imported)
            services.AddScoped<IImporter>(s => new KindImporter(this, s.GetRequiredService<RowTaker>(), s.GetRequiredService<BackOfficeDb>()));
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.Ask($"/reference/{Name}", (ApiList list) => new KindRows<TRow>(list)).WithMetadata(new ListFilters(Columns.Filters));
        api.Ask($"/reference/{Name}/{{key}}", (string key) => new Details.Query(Name, key));
    }
}

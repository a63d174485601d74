using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;

namespace BackOffice.Accounting.Journals;

/// <summary>
/// A journal by hand is asked about three times on its way: how large it is, whether it needs a second person, and to be posted.
/// It is judged once an attempt; the three get the same answer.
/// </summary>
internal sealed class JudgedOnce(HandJournals journals, EntityChoice entities, BackOfficeDb db, TimeProvider clock)
{
    private (Post.Command Command, EntityId Entity, Outcome<Journal> Journal)? _judged;

    public async Task<(EntityId Entity, Outcome<Journal> Journal)> Of(Post.Command command, CancellationToken cancellationToken)
    {
        if (_judged is { } known && ReferenceEquals(known.Command, command))
            return (known.Entity, known.Journal);
        var chosen = await entities.Read(command.Entity, cancellationToken);
        var journal = chosen.Refusal is { } unknown ? unknown : await Judge(command, chosen.Value, cancellationToken);
        _judged = (command, chosen.Value, journal);
        return (chosen.Value, journal);
    }

    private async Task<Outcome<Journal>> Judge(Post.Command command, EntityId entity, CancellationToken cancellationToken)
    {
        var now = await PostingClock.BookedAt(db, clock, cancellationToken);
        var draft = new HandJournal(new JournalId(Guid.CreateVersion7(now)), entity, command.Date ?? default, command.Description, null, command.Lines);
        return (await journals.Judge([draft], now, cancellationToken))[0];
    }
}

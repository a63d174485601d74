using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Reference.SettlementDates;

/// <summary>When a trade of this market and day is due, and why: every day between with its reason.</summary>
public static class Ask
{
    [Requires(ReferencePermissions.View)]
    public sealed record Query(string? Mic, DateOnly? TradeDate) : IQuery<Outcome<Answer>>;

    /// <param name="Steps">Every day that was looked at, the trade date first.</param>
    public sealed record Answer(DateOnly SettlementDate, int CycleDays, string Calendar, IReadOnlyList<Step> Steps);

    /// <param name="Why">A sentence in the reader's language.</param>
    public sealed record Step(DateOnly Date, bool Counted, string Why);

    internal sealed class Handler(IMediator mediator, Words words) : IRequestHandler<Query, Outcome<Answer>>
    {
        public async Task<Outcome<Answer>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (string.IsNullOrWhiteSpace(query.Mic))
                return new Refusal("field.missing-value").At("mic");
            if (query.TradeDate is not { } tradeDate)
                return new Refusal("field.missing-value").At("tradeDate");
            var need = new SettlementDateNeed(query.Mic.Trim().ToUpperInvariant(), tradeDate);
            var found = (await mediator.Send(new SettlementDatesOf([need]), cancellationToken))[need];
            return found.Refusal is { } why
                ? why
                : new Answer(found.Value!.Date, found.Value.CycleDays, found.Value.Calendar, [.. found.Value.Steps.Select(s => new Step(s.Date, s.Counted, Why(s)))]);
        }

        private string Why(SettlementStep step)
        {
            var sentence = words["settlement-date." + Platform.Lists.Invariant.Kebab(step.Reason.ToString())];
            var name = Cultures.IsTurkish ? step.Closure?.NameTr ?? step.Closure?.NameEn : step.Closure?.NameEn ?? step.Closure?.NameTr;
            return name is null ? sentence : $"{sentence}: {name}";
        }
    }
}

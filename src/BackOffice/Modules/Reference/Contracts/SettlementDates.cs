using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>
/// The day each (market, trade date) is due, with its steps, or the refusal: no cycle in force, or a calendar that does not reach.
/// </summary>
[OpenToAll("cycles and calendars are public facts, asked by the house inside other requests")]
public sealed record SettlementDatesOf(IReadOnlyCollection<SettlementDateNeed> Needs) : IQuery<IReadOnlyDictionary<SettlementDateNeed, Outcome<SettlementDate>>>;

public readonly record struct SettlementDateNeed(string Mic, DateOnly TradeDate);

/// <summary>Calendars by code, whole; a code nobody has is absent.</summary>
[OpenToAll("calendars are public facts, asked by the house inside other requests")]
public sealed record CalendarsOf(IReadOnlyCollection<string> Codes) : IQuery<IReadOnlyDictionary<string, BusinessCalendar>>;

/// <summary>Markets that have a settlement cycle, by MIC.</summary>
[OpenToAll("cycles are public facts")]
public sealed record MarketsWithCycle : IQuery<IReadOnlyList<string>>;

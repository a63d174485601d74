namespace BackOffice.Domain;

/// <summary>Which way a trade goes, seen from the account it is booked to.</summary>
public enum Side { Buy, Sell }

/// <summary>For whom the firm trades: for a client (agent) or for itself (principal).</summary>
public enum Capacity { Agent, Principal }

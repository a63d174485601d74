namespace BackOffice.Reference.Rows;

internal enum PartyKind { Client, Counterparty, Custodian, Depository, Broker, Issuer, Employee, Vendor }

internal enum AccountKind { Safekeeping, Cash }

/// <summary>What an account is to the firm.</summary>
internal enum AccountRole { Client, Counterparty, Firm, ClientBank, OwnBank, Depot, Other }

internal enum ProductKind { Security, Good, Service }

/// <summary>Where and how a person works.</summary>
internal enum Arrangement { Office, Hybrid, Remote, Outsourced, Offshore }

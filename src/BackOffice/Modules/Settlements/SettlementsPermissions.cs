namespace BackOffice.Settlements;

/// <summary>Permission codes of the room.</summary>
internal static class SettlementsPermissions
{
    public const string View = "settlements.view";
    public const string CaptureTrades = "settlements.capture-trades";
    public const string ImportTrades = "settlements.import-trades";
    public const string ImportMessages = "settlements.import-messages";
    public const string HoldInstructions = "settlements.hold-instructions";
    public const string ReleaseInstructions = "settlements.release-instructions";
    public const string CancelInstructions = "settlements.cancel-instructions";
    public const string SettleInstructions = "settlements.settle-instructions";
    public const string SendInstructions = "settlements.send-instructions";
    public const string ChooseSsi = "settlements.choose-ssi";
    public const string ApproveSsiChoice = "settlements.approve-ssi-choice";
    public const string SetSending = "settlements.set-sending";
}

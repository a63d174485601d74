namespace BackOffice.Platform.Ui;

/// <summary>The words that every room shares.</summary>
public sealed class UiWords;

using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;

namespace BackOffice.Permissions.Evaluation;

/// <summary>Says a step of a decision; desks are called by their names.</summary>
internal static class TraceSays
{
    public static string Say(this Words words, TraceStep step) => step.Code == "trace.other-desk"
        ? words.Of(step.Code, [step.Args[0], .. step.Args.Skip(1).Select(desk => words.Desk(desk as string))])
        : words.Of(step.Code, step.Args);
}

using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace BackOffice.Settlements;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Entity { get; set; }

    [BindProperty(SupportsGet = true)] public string? Capacity { get; set; }

    [BindProperty(SupportsGet = true)] public string? Market { get; set; }

    public Index.Board Board { get; private set; } = null!;

    public DateOnly Today => HttpContext.RequestServices.GetRequiredService<FirmZone>().Today;

    public async Task OnGetAsync() => Board = await mediator.Send(new Index.Query(Entity, Capacity, Market), HttpContext.RequestAborted);

    /// <summary>This page with one thing chosen otherwise; choosing what is chosen takes it away.</summary>
    public string With(string parameter, string value)
    {
        var query = new Dictionary<string, string?> { ["entity"] = Entity, ["capacity"] = Capacity, ["market"] = Market };
        query[parameter] = query[parameter] == value ? null : value;
        return QueryHelpers.AddQueryString("/settlements", query.Where(q => !string.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Key, q => q.Value));
    }

    /// <summary>The right to what comes next; whoever lacks it reads what others are to do.</summary>
    public static string RightFor(string nextKey) => nextKey switch
    {
        "next.choose-ssi" or "next.instruct" => SettlementsPermissions.ChooseSsi,
        "next.send" => SettlementsPermissions.SendInstructions,
        "next.release" => SettlementsPermissions.ReleaseInstructions,
        "next.settle-rest" => SettlementsPermissions.SettleInstructions,
        _ => SettlementsPermissions.View,
    };

    /// <summary>The depository's code in words where we know it, else as it came; a stop by its sentence.</summary>
    public string Reason(Index.ExceptionLine line) => ReasonWords.Of(HttpContext.RequestServices.GetRequiredService<Words>(), line.Reason, line.StatePrefix == "trade.state");
}

/// <summary>What a reason says: the codes of ISO 20022 in words, anything else as received.</summary>
internal static class ReasonWords
{
    public static string Of(Words words, string? reason, bool stop = false) =>
        string.IsNullOrEmpty(reason) ? "" : words.Find((stop ? "stop." : "reason-code.") + reason) ?? reason;
}

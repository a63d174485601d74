using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace BackOffice.Platform.Ui.Parts;

/// <summary>
/// <c>&lt;a may="permissions.manage-people" …&gt;</c>: shown only to those who hold the permission somewhere, so that nobody is offered what
/// will be refused. It protects nothing: the pipeline decides again.
/// </summary>
[HtmlTargetElement(Attributes = "may")]
public sealed class MayTag(HeldNow held) : TagHelper
{
    public string May { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!await held.Holds(May))
            output.SuppressOutput();
    }
}

/// <summary><c>&lt;a may-open="permissions.view" href="…"&gt;</c>: a link for those who may open it, plain text for everybody else.</summary>
[HtmlTargetElement("a", Attributes = "may-open")]
public sealed class MayOpenTag(HeldNow held) : TagHelper
{
    public string MayOpen { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (await held.Holds(MayOpen))
            return;
        output.TagName = "span";
        output.Attributes.RemoveAll("href");
    }
}

/// <summary>What the reader of this page holds, asked once a page.</summary>
public sealed class HeldNow(Actor actor, IServiceProvider services)
{
    private Task<IReadOnlySet<string>>? _held;

    public async Task<bool> Holds(string permission)
    {
        if (services.GetService<IHeldPermissions>() is not { } source)
            return true;
        return (await (_held ??= source.Of(actor, CancellationToken.None))).Contains(permission);
    }
}

using System.Reflection;
using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Api;

/// <summary>What part of a list an outside program asks for: the page's filters by the same names, <c>sort</c>, <c>after</c>, <c>limit</c>.</summary>
public sealed record ApiList(ListRequest Request)
{
    public static implicit operator ListRequest(ApiList list) => list.Request;

    public static ValueTask<ApiList?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        ValueTask.FromResult<ApiList?>(new ApiList(ListRequest.Of(http.Request.Query)));
}

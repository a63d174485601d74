using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Reference;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Lists;
using BackOffice.Reference.Parties;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Reference;

public sealed class SaveTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Given_a_party_When_it_is_changed_from_a_day_Then_both_days_answer_and_the_fact_is_stored()
    {
        var clerk = app.As(ReferencePermissions.Edit, ReferencePermissions.View);
        var made = await clerk.Send(New("parties", Party("P-1", "Eski Ad")));
        var seen = await clerk.Send(new Details.Query("parties", "P-1"));

        var changed = await clerk.Send(new Save.Command(Guid.NewGuid(), "parties", seen!.Subject, seen.Row, new DateOnly(2026, 11, 20), Party("P-1", "Yeni Ad")));

        Assert.Null(changed.Refusal);
        Assert.Equal(made.Value!.Subject, changed.Value!.Subject);
        Assert.Equal("Yeni Ad", (await Names(clerk, "2026-11-20"))["P-1"]);
        Assert.Equal("Eski Ad", (await Names(clerk, "2026-11-19"))["P-1"]);
        var said = (await app.Facts(made.Value.Subject)).OfType<PersonalReferenceSaid>().Last();
        Assert.Contains(said.Changes, c => c is { Old: "Eski Ad", New: "Yeni Ad" });
    }

    [Fact]
    public async Task Given_two_people_at_one_party_When_the_second_saves_Then_the_row_has_changed_and_nothing_is_stored()
    {
        var clerk = app.As(ReferencePermissions.Edit, ReferencePermissions.View);
        await clerk.Send(New("parties", Party("P-2", "Ad")));
        var seen = (await clerk.Send(new Details.Query("parties", "P-2")))!;
        Assert.Null((await clerk.Send(Change(seen, Party("P-2", "Birinci")))).Refusal);

        var second = await clerk.Send(Change(seen, Party("P-2", "İkinci")));

        Assert.Equal(RefusalCodes.RowChanged, second.Refusal?.Code);
        Assert.Equal("Birinci", (await clerk.Send(new Details.Query("parties", "P-2")))!.Values["name"]);
    }

    [Fact]
    public async Task Given_a_wrong_field_When_it_is_saved_Then_it_is_refused_beside_the_field()
    {
        var clerk = app.As(ReferencePermissions.Edit);

        var refused = await clerk.Send(New("parties", new Dictionary<string, string?>(Party("P-3", "Ad")) { ["lei"] = "529900T8BM49AURSDO56" }));

        Assert.Equal(("lei.check-digit", "lei"), (refused.Refusal?.Code, refused.Refusal?.Field));
        Assert.Equal(0L, await app.Sql<long>("select count(*) from reference.party where key = 'P-3'"));
    }

    [Fact]
    public async Task Given_nobody_with_the_right_When_a_policy_is_changed_Then_it_is_denied()
    {
        var denied = await app.As(ReferencePermissions.Edit).Send(New("policies", new Dictionary<string, string?> { ["code"] = PolicyCodes.ChangeSsi, ["needs_second_person"] = "no" }));

        Assert.Equal(RefusalCodes.Denied, denied.Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_standing_instruction_When_it_is_changed_by_hand_Then_a_second_person_lets_it_through()
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party where key = 'LODO'") == 0)
            await app.GivenParties();
        await app.Take("ssis", "party,market,currency,agent_bic,account,valid_from\nLODO,XIST,TRY,TVSBTRIS,70011,2026-01-01\n");
        var (clerk, lead) = (app.As(ReferencePermissions.EditSsis, ReferencePermissions.View), app.As(ReferencePermissions.ApproveSsis));
        var subject = await app.Sql<Guid>("select subject from reference.ssi where account = '70011'");
        var seen = (await clerk.Send(new Details.Query("ssis", subject.ToString())))!;

        var waiting = await clerk.Send(new SaveSsi.Command(Guid.NewGuid(), seen.Subject, seen.Row, new Dictionary<string, string?>(seen.Values) { ["account"] = "70099" }));

        Assert.NotNull(waiting.Approval);
        Assert.Equal("70011", (await clerk.Send(new Details.Query("ssis", subject.ToString())))!.Values["account"]);
        var approval = await app.Read(db => db.Set<Approval>().SingleAsync(a => a.Id == waiting.Approval));
        Assert.Contains(approval.Needs.Changes, c => c is { Old: "70011", New: "70099" });

        var approved = await lead.Send(new Approve.Command(Guid.NewGuid(), approval.Id, Convert.ToHexStringLower(approval.Sha256)));

        Assert.Null(approved.Refusal);
        Assert.Equal("70099", (await clerk.Send(new Details.Query("ssis", subject.ToString())))!.Values["account"]);
    }

    [Fact]
    public async Task Given_a_standing_instruction_When_it_is_changed_from_a_day_Then_what_stood_before_stays_until_the_day_before()
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party where key = 'LODO'") == 0)
            await app.GivenParties();
        await app.Take("ssis", "party,market,currency,agent_bic,account,valid_from\nLODO,XIST,USD,TVSBTRIS,71011,2026-01-01\n");
        var (clerk, lead) = (app.As(ReferencePermissions.EditSsis, ReferencePermissions.View), app.As(ReferencePermissions.ApproveSsis));
        var subject = await app.Sql<Guid>("select subject from reference.ssi where account = '71011'");
        var seen = (await clerk.Send(new Details.Query("ssis", subject.ToString())))!;
        var day = new DateOnly(2027, 3, 1);

        var otherDay = await clerk.Send(new SaveSsi.Command(Guid.NewGuid(), seen.Subject, seen.Row, new Dictionary<string, string?>(seen.Values) { ["account"] = "71099", ["valid_from"] = "2026-06-01" }, day));
        var nothing = await clerk.Send(new SaveSsi.Command(Guid.NewGuid(), seen.Subject, seen.Row, seen.Values, day));
        var waiting = await clerk.Send(new SaveSsi.Command(Guid.NewGuid(), seen.Subject, seen.Row, new Dictionary<string, string?>(seen.Values) { ["account"] = "71099" }, day));
        var approval = await app.Read(db => db.Set<Approval>().SingleAsync(a => a.Id == waiting.Approval));
        var approved = await lead.Send(new Approve.Command(Guid.NewGuid(), approval.Id, Convert.ToHexStringLower(approval.Sha256)));

        Assert.Equal("ssi.two-days", otherDay.Refusal?.Code);
        Assert.Equal("reference.says-the-same", nothing.Refusal?.Code);
        Assert.Contains(approval.Needs.Changes, c => c is { FieldKey: "field.valid-from", Old: "2026-01-01", New: "2027-03-01" });
        Assert.Null(approved.Refusal);
        var rows = (await clerk.Send(new Details.Query("ssis", subject.ToString())))!.History.Where(h => h.KnownTo is null).OrderBy(h => h.ValidFrom).ToList();
        Assert.Equal(["71011", "71099"], rows.Select(r => r.Values["account"]));
        Assert.Equal((new DateOnly(2026, 1, 1), day.AddDays(-1)), (rows[0].ValidFrom, rows[0].ValidTo));
        Assert.Equal((day, null), (rows[1].ValidFrom, rows[1].ValidTo));
        Assert.Equal(["71011"], await Accounts("2027-02-28"));
        Assert.Equal(["71099"], await Accounts("2027-03-01"));

        async Task<string[]> Accounts(string asOf) => [.. (await clerk.Send(new KindRows<BackOffice.Reference.Ssis.SsiKind.Row>(new ListRequest(new Dictionary<string, string> { ["asOf"] = asOf }))))
            .Items.Where(r => r.Id == subject).Select(r => r.Account)];
    }

    [Fact]
    public async Task Given_a_policy_that_says_so_When_a_standing_instruction_is_made_Then_it_stands_at_once()
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party where key = 'LODO'") == 0)
            await app.GivenParties();
        await app.Take("policies", $"code,needs_second_person\n{PolicyCodes.ChangeSsi},no\n");

        var made = await app.As(ReferencePermissions.EditSsis).Send(new SaveSsi.Command(Guid.NewGuid(), null, null, new Dictionary<string, string?>
        {
            ["party"] = "LODO", ["market"] = "TVSBTRIS", ["currency"] = "*", ["agent_bic"] = "TVSBTRIS", ["account"] = "80001",
        }));

        Assert.Null(made.Approval);
        Assert.Null(made.Refusal);
        await app.Take("policies", $"code,needs_second_person\n{PolicyCodes.ChangeSsi},yes\n");
    }

    private static Save.Command New(string kind, IReadOnlyDictionary<string, string?> values) => new(Guid.NewGuid(), kind, null, null, null, values);

    private static Save.Command Change(Details.Answer seen, IReadOnlyDictionary<string, string?> values) =>
        new(Guid.NewGuid(), seen.Kind, seen.Subject, seen.Row, null, values);

    private static Dictionary<string, string?> Party(string code, string name) => new()
    {
        ["code"] = code, ["name"] = name, ["kind"] = "client", ["country"] = "TR",
    };

    private static async Task<Dictionary<string, string>> Names(Caller caller, string asOf)
    {
        var slice = await caller.Send(new KindRows<PartyKinds.Row>(new ListRequest(new Dictionary<string, string> { ["asOf"] = asOf })));
        Assert.Null(slice.Refusal);
        return slice.Items.ToDictionary(r => r.Code, r => r.Name);
    }
}

using System.Text;
using BackOffice.Platform.Jobs;
using BackOffice.Records.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Records;

/// <summary>An empty archive, and shorthand to fill and read it.</summary>
public class Archive : App
{
    public static readonly string[] Everything = ["records.view", "records.keep", "records.place-holds", "records.record-events", "records.set-retention", "records.view-personnel", "records.view-compliance"];

    public async Task<Keep.Kept> Kept(string fileName, string content, string recordClass = "correspondence", string? title = null, DateOnly? on = null) =>
        await Kept(fileName, Encoding.UTF8.GetBytes(content), recordClass, title, on);

    public async Task<Keep.Kept> Kept(string fileName, byte[] content, string recordClass = "correspondence", string? title = null, DateOnly? on = null)
    {
        var outcome = await As(Everything).Send(new Keep.Command(Guid.NewGuid(), recordClass, title, null, [], on, fileName, null, content.Length, new MemoryStream(content)));
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public async Task<Details.Result> Record(string reference) => (await As(Everything).Send(new Details.Query(reference)))!;

    /// <summary>Runs the jobs that take texts, as the queue would.</summary>
    public async Task TakeTexts()
    {
        var waiting = await Read(db => db.Set<Job>().Where(j => j.Work == "records-text" && j.State == JobState.Queued).Select(j => j.Id).ToListAsync());
        foreach (var job in waiting)
            Assert.Equal(JobState.Done, (await Services.GetRequiredService<IJobRunner>().RunNow(job, default)).State);
    }
}

using BackOffice.Platform.Persistence;
using BackOffice.Records.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records;

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<RecordRow> Records => db.Set<RecordRow>();

        internal DbSet<RecordParty> RecordParties => db.Set<RecordParty>();

        internal DbSet<RecordText> RecordTexts => db.Set<RecordText>();

        internal DbSet<ClassRow> RecordClasses => db.Set<ClassRow>();

        internal DbSet<RuleRow> RetentionRules => db.Set<RuleRow>();

        internal DbSet<EventRow> RecordEvents => db.Set<EventRow>();

        internal DbSet<HoldRow> Holds => db.Set<HoldRow>();

        internal DbSet<HeldRecord> HeldRecords => db.Set<HeldRecord>();

        internal DbSet<CompletenessLook> CompletenessLooks => db.Set<CompletenessLook>();
    }
}

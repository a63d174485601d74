using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Identity;

/// <summary>A Data Protection key, sealed by the master key that lies outside the database: a copy of the database forges no cookie.</summary>
public sealed class ProtectionKey(Guid id, EntityId entityId, string name, byte[] sealedXml, DateTimeOffset createdAt)
{
    public Guid Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    public string Name { get; private set; } = name;

    public byte[] SealedXml { get; private set; } = sealedXml;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> b)
    {
        b.ToTable("protection_key", "permissions");
        b.Property(k => k.Name).HasMaxLength(120);
    }
}

/// <summary>Keeps the keys in the database so that every replica reads the same cookies.</summary>
internal sealed class KeyRepository(IServiceScopeFactory scopes, MasterKey master, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToList();
        var readable = new List<XElement>(keys.Count);
        foreach (var key in keys)
        {
            try
            {
                readable.Add(XElement.Parse(Encoding.UTF8.GetString(master.Open(key.SealedXml))));
            }
            catch (CryptographicException)
            {
                // Sealed under another master key (a database moved without it): its cookies are void, new keys are made.
            }
        }
        return readable;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        var now = clock.GetUtcNow();
        db.Add(new ProtectionKey(Guid.CreateVersion7(now), EntityId.Firm, friendlyName, master.Seal(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))), now));
        db.SaveChanges();
    }
}

using System.Security.Cryptography;
using System.Text;

namespace BackOffice.Domain.Records;

/// <summary>One id for a record class over all its dated rows, so that facts about it are found together.</summary>
public static class RecordClassId
{
    public static Guid Of(string code) => new(SHA256.HashData(Encoding.UTF8.GetBytes("record-class/" + code)).AsSpan(0, 16));
}

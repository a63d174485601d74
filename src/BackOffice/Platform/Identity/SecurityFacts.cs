using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Platform.Identity;

/// <summary>A person came in.</summary>
public sealed record SignedIn(UserId User) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", User.Value)];
}

/// <summary>A try to come in failed. An unknown name is not kept: people type passwords into the wrong field.</summary>
/// <param name="Why">unknown, password, locked, inactive.</param>
public sealed record SignInFailed(UserId? User, string Why) : Fact
{
    public override IEnumerable<ObjectRef> About() => User is { } user ? [new("user", user.Value)] : [];
}

/// <summary>A person left.</summary>
public sealed record SignedOut(UserId User) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", User.Value)];
}

/// <summary>A person chose a password behind a one-time link.</summary>
public sealed record PasswordChosen(UserId User) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", User.Value)];
}

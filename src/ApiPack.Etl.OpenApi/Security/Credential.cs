namespace ApiPack.Etl.OpenApi.Security;

/// <summary>Where a credential goes.</summary>
internal enum CredentialPlace
{
    Header,
    Query,
    Cookie,

    /// <summary>Nowhere in the request (mutual TLS).</summary>
    None,
}

/// <summary>A secret's placeholder and its place in the request; the value is never a real secret.</summary>
internal sealed record Credential(CredentialPlace Place, string Name, string Value);

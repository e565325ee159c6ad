using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Text;

/// <summary>Acronyms that stand in capitals however a name or text spells them.</summary>
internal static class Acronyms
{
    private static readonly FrozenDictionary<string, string> Spellings = new[]
    {
        "API", "APIs", "ID", "IDs", "URL", "URLs", "URI", "URIs", "IP", "IPs", "UUID", "JSON", "XML", "CSV", "PDF", "PDFs", "HTTP", "HTML", "SQL", "DNS", "SMS",
        "GIF", "GIFs", "VM", "VMs", "SSL", "TLS", "SSH", "CPU", "GPU",
        "SKU", "SKUs", "QR", "OTP", "CDN", "VPN", "VPC", "IAM", "SDK", "SSO", "SAML", "OIDC", "JWT", "OAuth", "IoT", "AWS", "KMS", "NBA", "NFL", "ISO", "USD",
        "EUR", "GPS", "FAQ", "SIM", "SIP", "VAT", "IBAN", "BIC", "LDAP",
    }.ToFrozenDictionary(static acronym => acronym, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The acronym's spelling, or null when the word is none.</summary>
    public static string? Of(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var spelling) ? spelling : null;
}

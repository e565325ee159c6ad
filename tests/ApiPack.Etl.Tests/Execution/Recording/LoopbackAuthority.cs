using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApiPack.Etl.Tests.Execution.Recording;

/// <summary>A certificate authority of one test run: signs a certificate for each loopback address that a client speaks TLS to.</summary>
internal sealed class LoopbackAuthority : IDisposable
{
    private static readonly TimeSpan Leeway = TimeSpan.FromDays(1);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<IPAddress, X509Certificate2> leaves = [];
    private readonly X509Certificate2 certificate;
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    public LoopbackAuthority()
    {
        var request = new CertificateRequest("CN=ApiPack.Etl loopback tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        certificate = request.CreateSelfSigned(now - Leeway, now + Leeway);
    }

    /// <summary>The authority's certificate, for a client to trust.</summary>
    public string Pem => certificate.ExportCertificatePem();

    /// <summary>The certificate of an address, with its key.</summary>
    public X509Certificate2 Of(IPAddress address) => leaves.GetOrAdd(address, Sign);

    public void Dispose()
    {
        foreach (var leaf in leaves.Values)
            leaf.Dispose();
        certificate.Dispose();
        leafKey.Dispose();
        key.Dispose();
    }

    private X509Certificate2 Sign(IPAddress address)
    {
        var request = new CertificateRequest($"CN={address}", leafKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var leaf = request.Create(certificate, now - Leeway, now + Leeway / 2, address.GetAddressBytes());
        return leaf.CopyWithPrivateKey(leafKey);
    }
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApiPack.Etl.Tests.Spark.Connect;

/// <summary>Ends TLS before a server that speaks none, with a certificate for <c>localhost</c> that nobody but itself has signed.</summary>
internal sealed class TlsProxy(int port, SslApplicationProtocol protocol) : LoopbackProxy(port)
{
    private readonly X509Certificate2 certificate = SelfSigned();

    /// <summary>The certificate as a client is given it to trust.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    protected override async Task Carry(Stream client, Stream server, CancellationToken cancellation)
    {
        await using var secure = new SslStream(client);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [protocol] }, cancellation);
        await Task.WhenAny(secure.CopyToAsync(server, cancellation), server.CopyToAsync(secure, cancellation));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var signed = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }
}

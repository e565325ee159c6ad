using ApiPack.Etl.Benchmarks;

return args switch
{
    ["calls", var requests] => CallRate.Run(requests, seconds: 10, Console.Out),
    ["calls", var requests, var seconds] => CallRate.Run(requests, int.Parse(seconds), Console.Out),
    ["verify", var requests] => VerifyRate.Run(requests, seconds: 10, Console.Out),
    ["verify", var requests, var seconds] => VerifyRate.Run(requests, int.Parse(seconds), Console.Out),
    ["verify-peer", var peer] => VerifyPeer.Run(peer, Console.Out),
    ["parity", var peer] => Parity.Run(peer, examples: null, Console.Out),
    ["parity", var peer, var examples] => Parity.Run(peer, examples, Console.Out),
    ["peer"] => PeerRate.Run(every: 20, Console.Out),
    ["peer", var every] => PeerRate.Run(int.Parse(every), Console.Out),
    ["requests", var peer] => Parity.WriteRequests(peer, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        peer [EVERY]               operations covered and calls per CPU-second beside openapi-snippet, over every EVERYth (20th) file of the corpus
        calls REQUESTS [SECONDS]   calls written per CPU-second; REQUESTS holds one request as JSON a line
        verify REQUESTS [SECONDS]  calls verified per CPU-second, and what is rejected
        verify-peer PEER           the peer's own calls that do not send the peer's own requests, by reason
        parity PEER [EXAMPLES]     bytes equal to the peer's, per language, and the named rules of the rest; PEER is what peer.mjs --dump writes
        requests PEER              the peer's own requests as JSON lines, for `calls`
        """);
    return 2;
}

using ApiPack.Etl.Benchmarks;
using ApiPack.Etl.Benchmarks.Models;
using ApiPack.Etl.Benchmarks.Parity;
using ApiPack.Etl.Benchmarks.Rates;
using ApiPack.Etl.Benchmarks.Spark;

return args switch
{
    ["calls", var requests] => CallRate.Run(requests, seconds: 10, Console.Out),
    ["calls", var requests, var seconds] => CallRate.Run(requests, int.Parse(seconds), Console.Out),
    ["verify", var requests] => VerifyRate.Run(requests, seconds: 10, Console.Out),
    ["verify", var requests, var seconds] => VerifyRate.Run(requests, int.Parse(seconds), Console.Out),
    ["verify-peer", var peer] => VerifyPeer.Run(peer, Console.Out),
    ["models"] => await ModelRate.RunAsync(seconds: 10, Console.Out),
    ["models", var seconds] => await ModelRate.RunAsync(int.Parse(seconds), Console.Out),
    ["parity"] => await ParityTable.RunAsync(every: 20, Console.Out),
    ["parity", var every] => await ParityTable.RunAsync(int.Parse(every), Console.Out),
    ["peer"] => PeerRate.Run(every: 20, Console.Out),
    ["peer", var every] => PeerRate.Run(int.Parse(every), Console.Out),
    ["peer-corpus"] => CorpusRate.Run(seconds: 20, Console.Out),
    ["peer-corpus", var seconds] => CorpusRate.Run(int.Parse(seconds), Console.Out),
    ["requests", var peer] => PeerRequests.Write(peer, Console.Out),
    ["spark"] => await SparkRate.RunAsync(every: 20, worker: null, Console.Out),
    ["spark", var every] => await SparkRate.RunAsync(int.Parse(every), worker: null, Console.Out),
    ["spark", var every, var worker] => await SparkRate.RunAsync(int.Parse(every), Path.GetFullPath(worker), Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        peer [EVERY]               operations covered and calls per CPU-second beside openapi-snippet, over every EVERYth (20th) file of the corpus
        peer-corpus [SECONDS]      the same over the whole corpus once, file after file, the peer with SECONDS (20) CPU seconds a file
        calls REQUESTS [SECONDS]   calls written per CPU-second; REQUESTS holds one request as JSON a line
        verify REQUESTS [SECONDS]  calls verified per CPU-second, and what is rejected
        verify-peer PEER           the peer's own calls that do not send the peer's own requests, by reason; PEER is what peer.mjs --dump writes
        models [SECONDS]           what the client of model servers gets out of servers of 1, 8 and 64 slots, and out of one that loses nine tenths of them
        parity [EVERY]             our calls beside openapi-snippet's over every EVERYth (20th) file: equal to the byte, or different by which named rules; fails when anything is unexplained
        spark [EVERY [WORKER]]     each stage's rows per core-second on the embedded engine and on Spark with one and two executors, over every EVERYth (20th) file; WORKER is a published apipack
        requests PEER              the peer's own requests as JSON lines, for `calls`
        """);
    return 2;
}

using ApiPack.Etl.Models.Client;

namespace ApiPack.Etl.Tests.Models.Client;

/// <summary>A client with endless work before a server of some slots, in counted time.</summary>
internal static class Simulation
{
    /// <param name="limit">The client's limit.</param>
    /// <param name="requests">How many are answered before it ends.</param>
    /// <param name="slots">How many the server does at once, now.</param>
    /// <param name="seconds">How long it takes over one.</param>
    /// <param name="refusesBeyond">True for a server without a queue.</param>
    public static (double Seconds, int Refused) Run(AdaptiveLimit limit, int requests, Func<int> slots, Func<int, double> seconds, bool refusesBeyond = false)
    {
        var now = 0.0;
        int inFlight = 0, answered = 0, refused = 0, working = 0, asked = 0;
        var ends = new PriorityQueue<(double Since, int Epoch), double>();
        var queue = new Queue<(double Since, int Epoch)>();
        while (answered < requests)
        {
            while (inFlight < limit.Limit)
            {
                if (refusesBeyond && working + queue.Count >= slots())
                {
                    refused++;
                    limit.Failed(limit.Epoch);
                    break;
                }

                inFlight++;
                queue.Enqueue((now, limit.Epoch));
                while (working < slots() && queue.TryDequeue(out var next))
                {
                    working++;
                    ends.Enqueue(next, now + seconds(asked++));
                }
            }

            ends.TryDequeue(out var done, out now);
            working--;
            inFlight--;
            answered++;
            limit.Answered(done.Epoch, now - done.Since, full: true);
            while (working < slots() && queue.TryDequeue(out var waiting))
            {
                working++;
                ends.Enqueue(waiting, now + seconds(asked++));
            }
        }

        return (now, refused);
    }
}

namespace ApiPack.Etl.Models.Uris;

/// <summary>
/// Where a model is and what it is: <c>KIND+http://HOST:PORT/MODEL?revision=…&amp;key_env=NAME&amp;replicas=HOST:PORT,…</c>, such as
/// <c>vllm+http://gpu1:8000/mistralai/Mistral-7B-Instruct-v0.2?replicas=gpu2:8000</c>. It holds no secret: a key is named by its environment variable.
/// </summary>
public sealed record ModelUri
{
    /// <summary>Kind of server, such as <c>vllm</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Addresses of the replicas, the first one the URI's own; each ends with <c>/</c>.</summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>Name of the model, as the server knows it; empty for the only one it has.</summary>
    public string Model { get; init; } = "";

    /// <summary>The model's revision; empty for what the server tells, if it tells one.</summary>
    public string Revision { get; init; } = "";

    /// <summary>Name of the environment variable that holds the server's key; empty for none.</summary>
    public string KeyVariable { get; init; } = "";

    /// <summary>True when prompts go through the model's chat template, false when they go as plain text (<c>prompt=text</c>).</summary>
    public bool Chat { get; init; } = true;

    /// <summary>Requests at most in flight at one replica (<c>in_flight</c>), 1 to 4,096.</summary>
    public int InFlight { get; init; } = 256;

    /// <summary>Seconds that one attempt may take (<c>attempt_seconds</c>).</summary>
    public int AttemptSeconds { get; init; } = 120;

    /// <summary>Seconds that a request may take with all its attempts (<c>total_seconds</c>).</summary>
    public int TotalSeconds { get; init; } = 1800;

    /// <summary>Reads a model URI.</summary>
    /// <exception cref="Core.InputException">The text is no model URI; the message repeats no part that could be a secret.</exception>
    public static ModelUri Parse(string text) => ModelUriReader.Read(text);
}

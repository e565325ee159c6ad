namespace ApiPack.Etl.Core.Models;

/// <summary>Why there is no reply, and with it what becomes of the row.</summary>
public enum ModelFailure
{
    /// <summary>The server refuses the request itself (a 4xx status); asking again cannot help: the row is rejected, <c>model-refused</c>.</summary>
    Refused,

    /// <summary>No server answered until the total deadline; the build fails and can be resumed.</summary>
    Unavailable,

    /// <summary>The server answered, wrongly, as often as it was asked (no choices, NaN, wrong counts): the row is rejected, <c>model-invalid</c>.</summary>
    Invalid,

    /// <summary>The store of responses cannot be read or written, or holds a broken one; the build fails and can be resumed once that is mended.</summary>
    Store,
}

/// <summary>A model gave no reply. Its message never holds a secret; such a failure is never stored as a response.</summary>
public sealed class ModelException : Exception
{
    /// <summary>A failure.</summary>
    public ModelException(ModelFailure failure, string message) : base(message) => Failure = failure;

    /// <summary>A failure caused by another.</summary>
    public ModelException(ModelFailure failure, string message, Exception? inner) : base(message, inner) => Failure = failure;

    /// <summary>Why there is no reply.</summary>
    public ModelFailure Failure { get; }

    /// <summary>The reason under which a row is rejected for it, or null where the build has to fail instead.</summary>
    public string? RejectReason => Failure switch
    {
        ModelFailure.Refused => "model-refused",
        ModelFailure.Invalid => "model-invalid",
        _ => null,
    };
}

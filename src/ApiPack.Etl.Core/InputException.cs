namespace ApiPack.Etl.Core;

/// <summary>Wrong usage or input: the command ends with exit code 2 and nothing half-written. The message says what, where and what to do.</summary>
public sealed class InputException : Exception
{
    /// <summary>An input error.</summary>
    public InputException(string message) : base(message)
    {
    }

    /// <summary>An input error caused by another.</summary>
    public InputException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>An input error without a message.</summary>
    public InputException()
    {
    }
}

using System.Text;

namespace ApiPack.Etl.Jobs;

/// <summary>The outside of the program: its streams and its clock, passed in so that tests bring their own.</summary>
internal sealed record Terminal
{
    public required TextReader In { get; init; }

    /// <summary>Results; with <c>--json</c> nothing but the JSON.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True when a person watches <see cref="Error"/>.</summary>
    public required bool Interactive { get; init; }

    /// <summary>Standard input as bytes, for workers; never beside <see cref="In"/>.</summary>
    public Func<Stream> OpenIn { get; init; } = Console.OpenStandardInput;

    /// <summary>Standard output as bytes, for workers; never beside <see cref="Out"/>.</summary>
    public Func<Stream> OpenOut { get; init; } = Console.OpenStandardOutput;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static Terminal System()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            In = new StreamReader(Console.OpenStandardInput(), utf8),
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" },
            Interactive = !Console.IsErrorRedirected,
        };
    }
}

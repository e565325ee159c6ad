using System.Globalization;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.ModelServer.Faults;

/// <summary>How often a fault strikes.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Rate">Share of the first two attempts of each request that it strikes, above 0 up to 1; the third attempt is never struck.</param>
/// <param name="Always">True where it strikes every attempt for ever.</param>
public sealed record FaultRate(Fault Fault, double Rate, bool Always = false)
{
    private const double DefaultRate = 0.2;

    private static readonly (string Name, Fault Fault)[] Registry =
        [.. Enum.GetValues<Fault>().Select(static fault => (Name(fault), fault))];

    /// <summary>The names of all faults.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Registry.Select(static entry => entry.Name)];

    /// <summary>The name of a fault on the command line.</summary>
    public static string Name(Fault fault) => fault switch
    {
        Fault.TooManyRequests => "429",
        Fault.Unavailable => "503",
        _ => string.Concat(fault.ToString().Select(static (letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")),
    };

    /// <summary>Reads <c>NAME</c>, <c>NAME=RATE</c> or <c>NAME=always</c>; <c>all</c> is every fault there is.</summary>
    /// <exception cref="InputException">The text is none of these.</exception>
    public static IReadOnlyList<FaultRate> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        var found = name == "all" ? Registry : [.. Registry.Where(entry => entry.Name == name)];
        if (found.Length == 0)
            throw new InputException($"--fault {text}: there is no fault '{name}'; use all, {string.Join(", ", Names)}");
        var always = equals >= 0 && text[(equals + 1)..] == "always";
        var rate = equals < 0 || always ? DefaultRate : Rated(text, text[(equals + 1)..]);
        return [.. found.Select(entry => new FaultRate(entry.Fault, rate, always))];
    }

    private static double Rated(string text, string rate) =>
        double.TryParse(rate, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1
            ? value
            : throw new InputException($"--fault {text}: the rate is no number above 0 up to 1; write NAME=0.2, or NAME=always for every attempt");
}

using System.CommandLine;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.DryRun;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>--dry-run</c> and what it reckons with.</summary>
internal sealed class DryRunOptions
{
    private static readonly GpuAssumptions Default = new();

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Tell the requests, tokens and GPU hours that --model would take, and ask no model." };
    private readonly Option<double?> charactersPerToken = Number("--characters-per-token", $"With --dry-run: characters of a token (default: {Default.CharactersPerToken}).");
    private readonly Option<double?> prefillRate = Number("--prefill-rate", $"With --dry-run: tokens that a GPU reads in a second (default: {Default.PrefillRate}).");
    private readonly Option<double?> decodeRate = Number("--decode-rate", $"With --dry-run: tokens that a GPU writes in a second (default: {Default.DecodeRate}).");
    private readonly Option<double?> gpuHourPrice = Number("--gpu-hour-price", $"With --dry-run: price of a GPU hour, in any currency; without it no cost is told.");

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [dryRun, charactersPerToken, prefillRate, decodeRate, gpuHourPrice];

    /// <summary>What a dry run is to reckon with, or null where none is wanted.</summary>
    /// <exception cref="InputException">A number is none that can be, or stands without <c>--dry-run</c>.</exception>
    public GpuAssumptions? Read(ParseResult parsed)
    {
        if (!parsed.GetValue(dryRun))
        {
            return All.Skip(1).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } alone
                ? throw new InputException($"{alone.Name} is for --dry-run; give both, or neither")
                : null;
        }

        return new GpuAssumptions
        {
            CharactersPerToken = Positive(parsed, charactersPerToken) ?? Default.CharactersPerToken,
            PrefillRate = Positive(parsed, prefillRate) ?? Default.PrefillRate,
            DecodeRate = Positive(parsed, decodeRate) ?? Default.DecodeRate,
            GpuHourPrice = Positive(parsed, gpuHourPrice),
        };
    }

    private static double? Positive(ParseResult parsed, Option<double?> option) => parsed.GetValue(option) switch
    {
        null => null,
        > 0 and < double.PositiveInfinity and var number => number,
        var number => throw new InputException(FormattableString.Invariant($"{option.Name} is {number}; give a number above 0")),
    };

    private static Option<double?> Number(string name, FormattableString description) => new(name) { Description = FormattableString.Invariant(description), HelpName = "N" };
}

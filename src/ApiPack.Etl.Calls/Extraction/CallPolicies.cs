using ApiPack.Etl.Core;

namespace ApiPack.Etl.Calls.Extraction;

/// <summary>Each source's policy; <see cref="CallPolicy.Generate"/> where none is said.</summary>
/// <param name="BySource">Policies by the source's name.</param>
public sealed record CallPolicies(IReadOnlyDictionary<string, CallPolicy> BySource)
{
    private static readonly string[] NamesInOrder = ["generate", "extract", "extract-and-fill"];

    /// <summary>Generates everything.</summary>
    public static CallPolicies Default { get; } = new(new Dictionary<string, CallPolicy>());

    /// <summary>The policies' names: <c>generate</c>, <c>extract</c>, <c>extract-and-fill</c>.</summary>
    public static IReadOnlyList<string> Names => NamesInOrder;

    /// <summary>The policy of a source.</summary>
    public CallPolicy Of(string source) => BySource.GetValueOrDefault(source, CallPolicy.Generate);

    /// <summary>A policy's name.</summary>
    public static string NameOf(CallPolicy policy) => NamesInOrder[(int)policy];

    /// <summary>The policy of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static CallPolicy Parse(string name) => Array.IndexOf(NamesInOrder, name) is >= 0 and var index
        ? (CallPolicy)index
        : throw new InputException($"'{name}' is no policy for calls; there are: {string.Join(", ", NamesInOrder)}");
}

using System.Text.Json;
using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>Where a parameter goes.</summary>
internal enum Location
{
    Path,
    Query,
    Header,
    Cookie,
}

/// <summary>How a value becomes text (OpenAPI 3.1 §4.8.12.3).</summary>
internal enum Style
{
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,

    /// <summary><c>tsv</c> of OpenAPI 2.0.</summary>
    TabDelimited,
    DeepObject,
}

/// <summary>A parameter of an operation, references resolved and defaults of style filled in.</summary>
internal sealed record Parameter
{
    /// <summary><c>example</c>, or of kind Undefined; as the two below it stands with the schema, in <c>content</c> where that declares the value.</summary>
    public required JsonElement Example { get; init; }

    /// <summary><c>examples</c>, or of kind Undefined.</summary>
    public required JsonElement Examples { get; init; }

    /// <summary><c>default</c>, or of kind Undefined.</summary>
    public required JsonElement Default { get; init; }

    /// <summary>Name; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from others of its location: the name, of headers whatever its case.</summary>
    public string Key => field ??= Location == Location.Header ? Name.ToLowerInvariant() : Name;

    /// <summary>Where it goes.</summary>
    public required Location Location { get; init; }

    /// <summary>How arrays and objects are written.</summary>
    public required Style Style { get; init; }

    /// <summary>How a list within the list is written (OpenAPI 2.0), or null where the specification does not say.</summary>
    public Style? ItemStyle { get; init; }

    /// <summary>Whether items and members stand apart.</summary>
    public required bool Explode { get; init; }

    /// <summary>Whether reserved characters stay raw in a query, and slashes in a path (<c>allowReserved</c>, Azure's <c>x-ms-skip-url-encoding</c>).</summary>
    public required bool AllowReserved { get; init; }

    /// <summary>Whether it must be sent.</summary>
    public required bool Required { get; init; }

    /// <summary>Schema of the value, or null when none is declared.</summary>
    public required Schema? Schema { get; init; }

    /// <summary>Media type that the value is serialised to (<c>content</c>), or null.</summary>
    public required string? MediaType { get; init; }

    /// <summary>True when operations refer to it: it is met again.</summary>
    public bool IsShared { get; init; }
}

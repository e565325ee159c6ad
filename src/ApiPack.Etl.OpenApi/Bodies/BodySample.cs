using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>A media type of a request body, with what is declared for it.</summary>
/// <param name="MediaType">The media type as declared.</param>
/// <param name="Content">The media type object, references resolved.</param>
internal sealed record DeclaredContent(string MediaType, JsonElement Content);

/// <summary>A body's value before it becomes bytes.</summary>
/// <param name="MediaType">The media type to send, concrete.</param>
/// <param name="Schema">Schema of the value, or null.</param>
/// <param name="Encoding">The media type's <c>encoding</c>, or of kind Undefined.</param>
/// <param name="Value">The value, or null where neither schema nor example gives one.</param>
internal sealed record BodySample(string MediaType, Schema? Schema, JsonElement Encoding, Sample? Value);

/// <summary>An operation's body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Value">The value it is made from, or null.</param>
/// <param name="Trimmed">True when optional properties were left out.</param>
/// <param name="Unsatisfied">True when no value was found that satisfies the schema.</param>
internal sealed record BuiltBody(RequestBody Body, Sample? Value, bool Trimmed, bool Unsatisfied = false);

using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Recording;

/// <summary>A request as it arrived, to the byte.</summary>
/// <param name="Method">The request line's method.</param>
/// <param name="Target">The request line's target: path and query.</param>
/// <param name="Headers">Header lines in order, each byte of a value one character.</param>
/// <param name="Body">The body, its chunks joined.</param>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyList<NameValue> Headers, byte[] Body)
{
    /// <summary>The values of a header, joined by a comma, or null.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }
}

namespace ApiPack.Etl.Tests.Execution.Comparison;

/// <summary>A part of a multipart body.</summary>
/// <param name="Name">The field's name as it stands between the quotes, UTF-8 decoded.</param>
/// <param name="FileName">The file's name as it stands between the quotes, or null.</param>
/// <param name="ContentType">The part's type, or null.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Part(string Name, string? FileName, string? ContentType, byte[] Content);

using System.Text;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>XML bodies from a sample and the <c>xml</c> objects of its schemas (OpenAPI 3.1 §4.8.26).</summary>
internal static class XmlText
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <summary>The document; an example that is a text is taken as it is.</summary>
    public static string Write(BodySample sample)
    {
        if (sample.Value is { Kind: SampleKind.Text } text && text.Text.TrimStart().StartsWith('<'))
            return text.Text;
        var xml = new StringBuilder(Declaration);
        var root = Naming(sample.Schema);
        var name = root?.Name ?? RootName(sample.Schema);
        if (sample.Value is { Kind: SampleKind.Array } array)
            Wrapped(xml, name, array, sample.Schema);
        else
            Element(xml, name, sample.Value ?? Sample.EmptyObject, sample.Schema);
        return xml.ToString();
    }

    private static void Element(StringBuilder xml, string name, Sample value, Schema? schema)
    {
        var naming = Naming(schema);
        var qualified = Qualified(name, naming);
        xml.Append('<').Append(qualified);
        if (naming?.Namespace is { Length: > 0 } uri)
            Attribute(xml, string.IsNullOrEmpty(naming.Prefix) ? "xmlns" : $"xmlns:{XmlName(naming.Prefix)}", uri);
        foreach (var (key, member) in value.Members)
        {
            if (Naming(PropertyOf(schema, key)) is { Attribute: true } attribute)
                Attribute(xml, Qualified(attribute.Name ?? key, attribute), member.Text);
        }

        xml.Append('>');
        if (value.Kind != SampleKind.Object)
            Text(xml, value.Kind == SampleKind.Null ? "" : value.Text);
        foreach (var (key, member) in value.Members)
            Child(xml, key, member, PropertyOf(schema, key));
        xml.Append("</").Append(qualified).Append('>');
    }

    private static void Child(StringBuilder xml, string key, Sample value, Schema? schema)
    {
        var naming = Naming(schema);
        if (naming is { Attribute: true })
            return;
        var name = naming?.Name ?? key;
        if (value.Kind != SampleKind.Array)
            Element(xml, name, value, schema);
        else if (naming is { Wrapped: true })
            Wrapped(xml, name, value, schema);
        else
            Items(xml, name, value, schema);
    }

    private static void Wrapped(StringBuilder xml, string name, Sample value, Schema? schema)
    {
        var qualified = Qualified(name, Naming(schema));
        xml.Append('<').Append(qualified).Append('>');
        Items(xml, name, value, schema);
        xml.Append("</").Append(qualified).Append('>');
    }

    private static void Items(StringBuilder xml, string name, Sample value, Schema? schema)
    {
        var item = schema?.Target?.Items;
        foreach (var one in value.Items)
            Element(xml, Naming(item)?.Name ?? name, one, item);
    }

    private static Schema? PropertyOf(Schema? schema, string name) => schema is null ? null : schema.Parts.Property(name);

    private static XmlNaming? Naming(Schema? schema)
    {
        if (schema is null)
            return null;
        foreach (var part in schema.Parts.All)
        {
            if (part.Xml is not null)
                return part.Xml;
        }

        return null;
    }

    private static string RootName(Schema? schema) =>
        schema?.Reference is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : "root";

    private static string Qualified(string name, XmlNaming? naming) =>
        string.IsNullOrEmpty(naming?.Prefix) ? XmlName(name) : $"{XmlName(naming.Prefix)}:{XmlName(name)}";

    private static string XmlName(string name)
    {
        var safe = new StringBuilder(name.Length + 1);
        foreach (var character in name)
            safe.Append(char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ':' ? character : '_');
        return safe.Length == 0 || !(char.IsLetter(safe[0]) || safe[0] == '_') ? $"_{safe}" : safe.ToString();
    }

    private static void Attribute(StringBuilder xml, string name, string value)
    {
        xml.Append(' ').Append(name).Append("=\"");
        Text(xml, value);
        xml.Append('"');
    }

    private static void Text(StringBuilder xml, string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '"' => xml.Append("&quot;"),
                < ' ' and not ('\t' or '\n' or '\r') => xml.Append('\uFFFD'),
                _ => xml.Append(character),
            };
        }
    }
}

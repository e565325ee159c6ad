using System.Text;

namespace ApiPack.Etl.Lake.Types;

/// <summary>Reads DuckDB's spelling of a type: scalars, <c>T[]</c>, <c>STRUCT(a T, "b c" U)</c>, nested at most <see cref="MaxDepth"/> deep.</summary>
public ref struct SqlTypeParser
{
    /// <summary>How deep a type may nest.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> text;
    private int at;

    private SqlTypeParser(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Reads a type.</summary>
    /// <exception cref="FormatException">The text is no type that the lake holds; the message says what was found.</exception>
    public static SqlType Parse(string text)
    {
        var parser = new SqlTypeParser(text);
        var type = parser.Type(0);
        parser.SkipSpaces();
        return parser.at == text.Length ? type : throw new FormatException($"'{text[parser.at..]}' follows the type {type}");
    }

    private SqlType Type(int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"the type nests deeper than {MaxDepth}");

        var name = Words();
        SqlType type = name == "STRUCT" ? Struct(depth) : Scalar(name);
        for (; TryTake('['); depth++)
        {
            Take(']');
            type = depth < MaxDepth ? new ListType(type) : throw new FormatException($"the type nests deeper than {MaxDepth}");
        }

        return type;
    }

    private StructType Struct(int depth)
    {
        Take('(');
        var fields = new List<StructField>();
        do
            fields.Add(new StructField(FieldName(), Type(depth + 1)));
        while (TryTake(','));
        Take(')');
        return new StructType(fields);
    }

    private static ScalarType Scalar(string name) =>
        ScalarType.All.FirstOrDefault(scalar => scalar.Sql == name) ?? throw new FormatException($"'{name}' is no type that all readers hold exactly");

    private string Words()
    {
        var words = new StringBuilder();
        for (SkipSpaces(); Word() is { Length: > 0 } word; SkipSpaces())
            words.Append(words.Length == 0 ? "" : " ").Append(word.ToUpperInvariant());
        return words.ToString();
    }

    private string FieldName()
    {
        SkipSpaces();
        if (!TryTake('"'))
            return Word() is { Length: > 0 } word ? word : throw new FormatException($"a field's name is missing at '{text[at..]}'");

        var name = new StringBuilder();
        while (at < text.Length)
        {
            var letter = text[at++];
            if (letter != '"')
                name.Append(letter);
            else if (at < text.Length && text[at] == '"')
                name.Append(text[at++]);
            else
                return name.ToString();
        }

        throw new FormatException("a quoted field name does not end");
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return text[start..at].ToString();
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }

    private bool TryTake(char letter)
    {
        SkipSpaces();
        if (at == text.Length || text[at] != letter)
            return false;
        at++;
        return true;
    }

    private void Take(char letter)
    {
        if (!TryTake(letter))
            throw new FormatException($"'{letter}' is missing at '{text[at..]}'");
    }
}

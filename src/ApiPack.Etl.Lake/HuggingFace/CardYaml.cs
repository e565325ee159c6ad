using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Lake.Types;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>The card's front matter, as the hub and <c>datasets</c> read it.</summary>
internal static partial class CardYaml
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(DatasetExport export, IReadOnlyList<DatasetConfig> configs)
    {
        var yaml = new StringBuilder("---\n");
        yaml.Append("license: ").Append(Scalar(export.License)).Append('\n');
        yaml.Append("language:\n- en\n");
        yaml.Append("pretty_name: ").Append(Scalar(export.Title)).Append('\n');
        yaml.Append("tags:\n");
        foreach (var tag in export.Tags)
            yaml.Append("- ").Append(Scalar(tag)).Append('\n');
        yaml.Append("task_categories:\n- text-generation\n");
        yaml.Append("size_categories:\n- ").Append(SizeCategory(configs[0].Rows)).Append('\n');
        yaml.Append("configs:\n");
        foreach (var config in configs)
            Files(yaml, config);
        yaml.Append("dataset_info:\n");
        foreach (var config in configs)
            Information(yaml, config);
        return yaml.Append("---\n").ToString();
    }

    /// <summary>The hub's name for a number of rows.</summary>
    public static string SizeCategory(long rows) => rows switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        < 10_000_000 => "1M<n<10M",
        < 100_000_000 => "10M<n<100M",
        _ => "100M<n<1B",
    };

    /// <summary>A text as a YAML scalar: plain where nothing in it has a meaning, else as JSON, which is YAML.</summary>
    public static string Scalar(string text) =>
        PlainScalar().IsMatch(text) && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n")
            ? text
            : JsonSerializer.Serialize(text, Quoted);

    private static void Files(StringBuilder yaml, DatasetConfig config)
    {
        yaml.Append("- config_name: ").Append(Scalar(config.Name)).Append('\n');
        yaml.Append("  data_files:\n  - split: train\n    path:\n");
        foreach (var glob in config.Globs)
            yaml.Append("    - ").Append(Scalar(glob)).Append('\n');
        if (config.Name == "default")
            yaml.Append("  default: true\n");
    }

    private static void Information(StringBuilder yaml, DatasetConfig config)
    {
        yaml.Append("- config_name: ").Append(Scalar(config.Name)).Append("\n  features:\n");
        foreach (var column in config.Columns)
            Feature(yaml, column.Name, SqlTypeParser.Parse(column.Type), "  ");
        yaml.Append("  splits:\n  - name: train\n");
        yaml.Append(CultureInfo.InvariantCulture, $"    num_bytes: {config.Bytes}\n    num_examples: {config.Rows}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"  download_size: {config.Bytes}\n  dataset_size: {config.Bytes}\n");
    }

    private static void Feature(StringBuilder yaml, string name, SqlType type, string indent)
    {
        yaml.Append(indent).Append("- name: ").Append(Scalar(name)).Append('\n');
        TypeOf(yaml, type, indent + "  ");
    }

    private static void TypeOf(StringBuilder yaml, SqlType type, string indent)
    {
        switch (type)
        {
            case ScalarType scalar:
                yaml.Append(indent).Append("dtype: ").Append(Scalar(scalar.HuggingFace)).Append('\n');
                break;
            case StructType inner:
                Fields(yaml, "struct", inner, indent);
                break;
            case ListType { Element: ScalarType element }:
                yaml.Append(indent).Append("list: ").Append(Scalar(element.HuggingFace)).Append('\n');
                break;
            case ListType { Element: StructType element }:
                Fields(yaml, "list", element, indent);
                break;
            case ListType list:
                yaml.Append(indent).Append("list:\n");
                TypeOf(yaml, list.Element, indent + "  ");
                break;
        }
    }

    private static void Fields(StringBuilder yaml, string kind, StructType type, string indent)
    {
        yaml.Append(indent).Append(kind).Append(":\n");
        foreach (var field in type.Fields)
            Feature(yaml, field.Name, field.Type, indent);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_./-]*\z")]
    private static partial Regex PlainScalar();
}

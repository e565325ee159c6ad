using System.Globalization;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Lake.Versions;

/// <summary>A dataset version's number: <c>major.minor.patch</c>, without pre-release parts.</summary>
public readonly record struct SemanticVersion(int Major, int Minor, int Patch) : IComparable<SemanticVersion>
{
    /// <summary>The number of a lake's first version.</summary>
    public static SemanticVersion First { get; } = new(1, 0, 0);

    /// <summary>The next minor number.</summary>
    public SemanticVersion NextMinor => new(Major, Minor + 1, 0);

    /// <summary>Reads <c>1.4.0</c>.</summary>
    /// <exception cref="InputException">The text is no such number.</exception>
    public static SemanticVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new InputException($"'{text}' is no version: write three numbers, such as 1.4.0");

    /// <summary>Reads <c>1.4.0</c>: no signs, no spaces, no leading zeros.</summary>
    public static bool TryParse(string text, out SemanticVersion version)
    {
        var parts = text.Split('.');
        var numbers = new int[3];
        var good = parts.Length == 3;
        for (var at = 0; good && at < 3; at++)
        {
            good = int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[at])
                && (parts[at].Length == 1 || parts[at][0] != '0');
        }

        version = good ? new SemanticVersion(numbers[0], numbers[1], numbers[2]) : default;
        return good;
    }

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary><c>1.4.0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>Order of release.</summary>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Order of release.</summary>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Order of release.</summary>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Order of release.</summary>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;
}

using System.Globalization;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>A version 4 UUID that a name always gives (a 32-bit string hash and the small fast generator jsf32, as documentation tools have it).</summary>
internal static class NamedUuid
{
    private const string Form = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";

    /// <summary>The UUID of a name.</summary>
    public static string Of(string name)
    {
        var hash = 0;
        foreach (var character in name)
            hash = unchecked((hash << 5) - hash + character);

        var (a, b, c, d) = (hash, hash, hash, hash);
        return string.Create(Form.Length, 0, (span, _) =>
        {
            for (var at = 0; at < Form.Length; at++)
            {
                if (Form[at] is not ('x' or 'y'))
                {
                    span[at] = Form[at];
                    continue;
                }

                var digit = (int)(Next(ref a, ref b, ref c, ref d) / 4294967296.0 * 16);
                span[at] = (Form[at] == 'x' ? digit : (digit & 3) | 8).ToString("x", CultureInfo.InvariantCulture)[0];
            }
        });
    }

    private static uint Next(ref int a, ref int b, ref int c, ref int d)
    {
        unchecked
        {
            var t = a - ((b << 27) | (int)((uint)b >> 5));
            a = b ^ ((c << 17) | (int)((uint)c >> 15));
            b = c + d;
            c = d + t;
            d = a + t;
            return (uint)d;
        }
    }
}

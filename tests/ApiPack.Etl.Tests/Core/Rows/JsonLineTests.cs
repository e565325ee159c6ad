using System.Text;
using ApiPack.Etl.Core.Rows.Json;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Core.Rows;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a\nbc\n", new[] { "a", "bc" })]
    [InlineData("a\nbc", new[] { "a", "bc" })]
    [InlineData("\n\nc", new[] { "", "", "c" })]
    [InlineData("a\r\n\u2028\n", new[] { "a\r", "\u2028" })]
    public void A_line_feed_alone_ends_a_line(string text, string[] lines)
    {
        foreach (var atOnce in new[] { 1, 2, 1000 })
        {
            using var stream = new TricklingStream(Encoding.UTF8.GetBytes(text), atOnce);
            Lines(stream).ShouldBe(lines);
        }
    }

    [Fact]
    public void Lines_of_any_length_follow_one_another()
    {
        var lines = new[] { 10, 65_535, 65_536, 65_537, 200_000, 3_000_000, 0, 131_072, 1, 1_200_000, 12 }.Select(length => new string('x', length)).ToArray();
        using var stream = new TricklingStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)), 7000);

        Lines(stream).ShouldBe(lines);
    }

    [Fact]
    public void A_line_of_40_MB_passes_in_and_out()
    {
        var giant = new Sample(1, string.Create(40 << 20, 0, static (text, _) => text.Fill('x')));

        var bytes = JsonRows.Write(Sample.Schema, [giant, new Sample(2, "small"), giant]);

        bytes.Length.ShouldBeGreaterThan(80 << 20);
        using var stream = new MemoryStream(bytes);
        JsonRows.Read(Sample.Schema, stream).ShouldBe([giant, new Sample(2, "small"), giant]);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_refused_with_its_number()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"ab\n{new string('x', 200_000)}\n"));
        using var lines = new JsonLineReader(stream, 100_000);
        lines.TryRead(out _).ShouldBeTrue();

        Should.Throw<InvalidDataException>(() => lines.TryRead(out _)).Message.ShouldBe("longer than 100000 bytes");

        lines.Number.ShouldBe(2);
    }

    private static List<string> Lines(Stream stream)
    {
        using var reader = new JsonLineReader(stream);
        var lines = new List<string>();
        while (reader.TryRead(out var line))
            lines.Add(Encoding.UTF8.GetString(line.Span));
        reader.Number.ShouldBe(lines.Count);
        return lines;
    }
}

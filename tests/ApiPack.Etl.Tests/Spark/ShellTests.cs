using System.Diagnostics;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Engine;

namespace ApiPack.Etl.Tests.Spark;

public sealed class ShellTests
{
    [Theory]
    [InlineData("/opt/apipack/apipack")]
    [InlineData("test=/home/me/my specs")]
    [InlineData("")]
    [InlineData("~ $HOME `id` \\ \" * ? [a] {b,c} ; & | < > ( ) # ! é😀")]
    public async Task The_shell_takes_a_word_as_it_is(string text)
    {
        var word = Shell.Word(text);

        word.ShouldNotContain('\'');
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true, ArgumentList = { "-c", $"printf %s {word}" } };
        using var shell = Process.Start(start)!;
        (await shell.StandardOutput.ReadToEndAsync()).ShouldBe(text);
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("a\nb")]
    public void What_Sparks_literals_cannot_hold_is_refused(string text) => Should.Throw<InputException>(() => Shell.Word(text)).Message.ShouldStartWith(text);
}

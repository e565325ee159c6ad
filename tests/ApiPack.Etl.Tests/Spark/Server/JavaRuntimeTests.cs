using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Server;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Server;

public sealed class JavaRuntimeTests
{
    [Theory]
    [InlineData("openjdk version \"17.0.15\" 2025-04-15", 17)]
    [InlineData("openjdk version \"21\" 2023-09-19", 21)]
    [InlineData("openjdk version \"25-ea\" 2025-09-16", 25)]
    [InlineData("Picked up JAVA_TOOL_OPTIONS: -Xmx1g\njava version \"1.8.0_402\"", 8)]
    [InlineData("bash: java: cannot execute", null)]
    public void The_main_version_is_read(string said, int? version) => JavaRuntime.Parse(said).ShouldBe(version);

    [Fact]
    public void An_older_Java_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var java = Fake(folder, "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Should.Throw<InputException>(() => JavaRuntime.Find(name => name == "JAVA_HOME" ? folder.Path : null))
            .Message.ShouldStartWith($"Spark needs Java 17 or later, but {java} is 11; install Java 17 or later");
    }

    [Fact]
    public void No_Java_is_refused_with_what_to_do()
    {
        Should.Throw<InputException>(() => JavaRuntime.Find(static _ => null)).Message.ShouldStartWith("Spark needs Java, which is not on the path; install");
        Should.Throw<InputException>(() => JavaRuntime.Find(static name => name == "JAVA_HOME" ? "/no/such" : null)).Message.ShouldStartWith("JAVA_HOME is /no/such, but there is no /no/such/bin/java; install");
    }

    [Fact]
    public void A_Java_that_is_new_enough_is_found_by_its_home()
    {
        using var folder = new TemporaryFolder();
        Fake(folder, "echo 'openjdk version \"21.0.1\" 2023-10-17' >&2");

        JavaRuntime.Find(name => name == "JAVA_HOME" ? folder.Path : null).ShouldBe(new JavaRuntime(folder.Path, 21));
    }

    private static string Fake(TemporaryFolder folder, string script)
    {
        Directory.CreateDirectory(folder["bin"]);
        var java = Path.Combine(folder["bin"], "java");
        File.WriteAllText(java, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(java, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return java;
    }
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace ApiPack.Etl.Tests.Sources;

/// <summary>A folder of everything that may go wrong, with good files beside it.</summary>
internal static class HostileFolder
{
    public static readonly (string File, string? Reason)[] Expected =
    [
        ("archives/bad-checksum.tar", "unreadable"),
        ("archives/cut.tgz", "unreadable"),
        ("archives/cut.zip", "unreadable"),
        ("archives/devices.tar!device", "unsafe-path"),
        ("archives/devices.tar!fifo", "unsafe-path"),
        ("archives/devices.tar!link", "unsafe-path"),
        ("archives/empty.zip", "not-openapi"),
        ("archives/endless-name.tar", "unreadable"),
        ("archives/good.tar!in/pets.json", null),
        ("archives/good.tgz!a.json", null),
        ("archives/good.tgz!b.yaml", null),
        ("archives/good.zip!in/cats.json", null),
        ("archives/good.zip!readme.md", "not-openapi"),
        ("archives/nested.zip!inner.zip", "not-openapi"),
        ("archives/no.zip", "unreadable"),
        ("archives/paths.tar!../../evil.json", "unsafe-path"),
        ("archives/paths.tar!/etc/evil.json", "unsafe-path"),
        ("archives/paths.zip!../evil.json", "unsafe-path"),
        ("archives/paths.zip!/abs.json", "unsafe-path"),
        ("archives/paths.zip!C:\\evil.json", "unsafe-path"),
        ("archives/paths.zip!a\uFFFDb.json", "unsafe-path"),
        ("archives/paths.zip!a\\..\\..\\b.json", "unsafe-path"),
        ("archives/paths.zip!twice.json", "unsafe-path"),
        ("archives/paths.zip!twice.json", "unsafe-path"),
        ("bad-utf8.json", "unreadable"),
        ("binary.json", "unreadable"),
        ("bomb.yaml", "too-large"),
        ("bomb.zip!zeros.json", "too-large"),
        ("broken.yaml", "unreadable"),
        ("controls.json", null),
        ("cycle.yaml", "unreadable"),
        ("deep.json", "too-deep"),
        ("deep.yaml", "too-deep"),
        ("documents.yaml", "unreadable"),
        ("duplicate-keys.json", null),
        ("duplicate-keys.yaml", "unreadable"),
        ("empty.json", "unreadable"),
        ("folder.json", "not-a-file"),
        ("folder.json/pets.json", null),
        ("foreign.json", "non-english"),
        ("half-surrogate.json", "unreadable"),
        ("huge.json", "too-large"),
        ("info-array.json", "invalid"),
        ("link-dangling.json", "not-a-file"),
        ("link-loop.json", "not-a-file"),
        ("link-out-of-folder", "unsafe-path"),
        ("link-out.json", "unsafe-path"),
        ("link-to-folder", "not-a-file"),
        ("no-paths.json", "no-endpoints"),
        ("package.json", "not-openapi"),
        ("paths-array.json", "invalid"),
        ("pets-again.json", "duplicate"),
        ("pipe.json", "not-a-file"),
        ("swagger1.json", "unsupported-version"),
        ("title-object.json", "invalid"),
        ("truncated.json", "unreadable"),
        ("utf16.json", null),
        ("utf8-bom.json", null),
        ("version4.json", "unsupported-version"),
        ("version-number.yaml", null),
    ];

    public static void Fill(TempFolder folder)
    {
        Documents(folder);
        Links(folder);
        Archives(folder);
    }

    private static void Documents(TempFolder folder)
    {
        folder.Write("empty.json", "");
        folder.Write("binary.json", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3, 0, 0]);
        folder.Write("bad-utf8.json", [.. "{\"openapi\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        folder.Write("truncated.json", TempFolder.Good[..60]);
        folder.Write("deep.json", string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200));
        folder.Write("deep.yaml", "openapi: 3.0.0\na: " + new string('[', 200) + new string(']', 200));
        folder.Write("bomb.yaml", "openapi: 3.0.0\n" + Laughs(30));
        folder.Write("cycle.yaml", "openapi: 3.0.0\ninfo: &a\n  title: [*a]\n");
        folder.Write("broken.yaml", "openapi: 3.0.0\ninfo: {title: a\n");
        folder.Write("documents.yaml", "openapi: 3.0.0\n---\nopenapi: 3.0.0\n");
        folder.Write("duplicate-keys.yaml", "openapi: 3.0.0\ninfo: {title: a}\ninfo: {title: b}\n");
        folder.Write("duplicate-keys.json", TempFolder.GoodAbout("Twice").Replace("\"info\"", "\"info\":5,\"info\"", StringComparison.Ordinal));
        folder.Write("half-surrogate.json", TempFolder.GoodAbout("\\ud800"));
        folder.Write("info-array.json", """{"openapi":"3.0.0","info":[],"paths":{}}""");
        folder.Write("title-object.json", """{"openapi":"3.0.0","info":{"title":{}},"paths":{"/":{"get":{}}}}""");
        folder.Write("paths-array.json", """{"openapi":"3.0.0","info":{"title":"a"},"paths":[]}""");
        folder.Write("no-paths.json", """{"openapi":"3.1.0","info":{"title":"a"},"webhooks":{}}""");
        folder.Write("swagger1.json", """{"swaggerVersion":"1.2","apis":[]}""");
        folder.Write("version4.json", """{"openapi":"4.0.0","info":{},"paths":{}}""");
        folder.Write("version-number.yaml", "swagger: 2.0\ninfo: {title: Numbers, version: 1.0}\npaths: {/a: {get: {}}}\n");
        folder.Write("package.json", """{"name":"left-pad","version":"1.0.0"}""");
        folder.Write("foreign.json", TempFolder.Good.Replace("List the pets", "Liefert die Liste aller Haustiere, die in der Praxis angemeldet sind", StringComparison.Ordinal));
        folder.Write("controls.json", TempFolder.GoodAbout("\\u0000\\u0007$(rm -rf /); DROP TABLE x; {{7*7}} `id`"));
        folder.Write("utf16.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(TempFolder.GoodAbout("Wide"))).ToArray());
        folder.Write("utf8-bom.json", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(TempFolder.GoodAbout("Marked"))).ToArray());
        folder.Write("pets-again.json", TempFolder.GoodAbout("in a folder"));
        folder.Write("folder.json/pets.json", TempFolder.GoodAbout("in a folder"));
        using var huge = File.Create(Path.Combine(folder.Root, "huge.json"));
        huge.SetLength(70 << 20);
    }

    private static void Links(TempFolder folder)
    {
        File.WriteAllText(Path.Combine(folder.Folder, "secret.json"), TempFolder.GoodAbout("Secret"));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "link-out.json"), "../secret.json");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "link-dangling.json"), "nowhere.json");
        File.CreateSymbolicLink(Path.Combine(folder.Root, "link-loop.json"), "link-loop.json");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "link-to-folder"), "archives");
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "link-out-of-folder"), "/etc");
        using var mkfifo = Process.Start("mkfifo", [Path.Combine(folder.Root, "pipe.json")]);
        mkfifo.WaitForExit();
    }

    private static void Archives(TempFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "archives"));
        folder.Zip("archives/good.zip", ("in/cats.json", TempFolder.GoodAbout("Cats")), ("readme.md", "# Read me"));
        folder.Zip("archives/empty.zip");
        folder.Zip("archives/nested.zip", ("inner.zip", "PK"));
        folder.Zip("archives/paths.zip", ("../evil.json", "{}"), ("/abs.json", "{}"), ("a\\..\\..\\b.json", "{}"), ("C:\\evil.json", "{}"),
            ("a\0b.json", "{}"), ("twice.json", TempFolder.GoodAbout("One")), ("twice.json", TempFolder.GoodAbout("Two")));
        folder.Write("archives/no.zip", "no archive at all, though long enough for an end record");
        folder.Write("archives/cut.zip", File.ReadAllBytes(Path.Combine(folder.Root, "archives/good.zip"))[..^30]);
        folder.Tar("archives/good.tar", ("./in/pets.json", TempFolder.GoodAbout("Tar")));
        folder.Tar("archives/good.tgz", ("a.json", TempFolder.GoodAbout("A")), ("b.yaml", "openapi: 3.1.0\ninfo: {title: B}\npaths: {/b: {get: {}}}"));
        folder.Write("archives/cut.tgz", File.ReadAllBytes(Path.Combine(folder.Root, "archives/good.tgz"))[..100]);
        folder.Tar("archives/paths.tar", ("../../evil.json", "{}"), ("/etc/evil.json", "{}"));
        using (var devices = File.Create(Path.Combine(folder.Root, "archives/devices.tar")))
        {
            TarBytes.Write(devices, "link", '2', [], 0);
            TarBytes.Write(devices, "device", '3', [], 0);
            TarBytes.Write(devices, "fifo", '6', [], 0);
            TarBytes.WriteEnd(devices);
        }
        using (var endless = File.Create(Path.Combine(folder.Root, "archives/endless-name.tar")))
            TarBytes.Write(endless, "././@LongLink", 'L', [], 7L << 30);
        folder.Write("archives/bad-checksum.tar", new string('x', 2048));
        using var bomb = ZipFile.Open(Path.Combine(folder.Root, "bomb.zip"), ZipArchiveMode.Create);
        using var zeros = bomb.CreateEntry("zeros.json", CompressionLevel.Fastest).Open();
        for (var i = 0; i < 70; i++)
            zeros.Write(new byte[1 << 20]);
    }

    private static string Laughs(int levels)
    {
        var text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < levels; i++)
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        return text.ToString();
    }
}

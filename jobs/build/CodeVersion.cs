using System.Reflection;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What code this is: changes whenever the same input might give other rows, so that no build goes on from another code's stages.</summary>
internal static class CodeVersion
{
    /// <summary>The compiled identity of the program and of every project that it is made of.</summary>
    public static string Text { get; } = string.Join('\n', Assemblies().Select(assembly => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId}"));

    private static IEnumerable<Assembly> Assemblies()
    {
        var program = typeof(CodeVersion).Assembly;
        return program.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("ApiPack.Etl.", StringComparison.Ordinal))
            .OrderBy(name => name.Name, StringComparer.Ordinal)
            .Select(Assembly.Load)
            .Prepend(program);
    }
}

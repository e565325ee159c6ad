namespace ApiPack.Etl.DuckDb;

/// <summary>Settings of the embedded engine.</summary>
public sealed record DuckDbOptions
{
    /// <summary>The lake's folder; the engine writes below its <c>tables</c> and <c>work</c>. Created when missing.</summary>
    public required string LakeFolder { get; init; }

    /// <summary>Threads that run row steps and write files, from 1; results do not depend on it. Default: the machine's cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Memory in bytes from which DuckDB spills to <c>lake/work</c>; default 1 GiB. What row steps hold comes on top.</summary>
    public long MemoryLimitBytes { get; init; } = 1L << 30;

    /// <summary>Path of <c>libduckdb.so</c>; null searches beside the program and in <c>infra/npm/node_modules</c> of the folders above it.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>SQL run once when the engine starts, such as macros that a stage needs.</summary>
    public IReadOnlyList<string> SetupSql { get; init; } = [];

    /// <summary>The clock that spaces progress reports.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

using ApiPack.Etl.Spark.Protocol;
using Expression = ApiPack.Etl.Spark.Protocol.Expression;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>The plans that are sent.</summary>
internal static class Plans
{
    /// <summary>A SELECT as a relation.</summary>
    public static Relation Sql(string query) => new() { Sql = new() { Query = query } };

    /// <summary>A SELECT that may read relations under their names.</summary>
    public static Relation Sql(string query, params IEnumerable<(string Name, Relation Relation)> named)
    {
        var with = new WithRelations { Root = Sql(query) };
        with.References.AddRange(named.Select(reference => new Relation { SubqueryAlias = new() { Input = reference.Relation, Alias = reference.Name } }));
        return new() { WithRelations = with };
    }

    /// <summary>A relation's rows.</summary>
    public static Plan Rows(Relation relation) => new() { Root = relation };

    /// <summary>A statement that changes the session, such as CREATE TEMPORARY VIEW.</summary>
    public static Plan Statement(string sql) => new() { Command = new() { SqlCommand = new() { Input = Sql(sql) } } };

    /// <summary>Parquet files with a given schema; columns named by folders below <paramref name="basePath"/> are columns too.</summary>
    public static Relation Parquet(IEnumerable<string> paths, string schema, string basePath)
    {
        var source = new Read.Types.DataSource { Format = "parquet", Schema = schema };
        source.Paths.AddRange(paths);
        source.Options["basePath"] = basePath;
        return new() { Read = new() { DataSource = source } };
    }

    /// <summary>Files whole, all below a folder or one alone: columns <c>path, modificationTime, length, content</c>. Hidden and empty ones are left out.</summary>
    /// <param name="uri">URI of the folder or file.</param>
    /// <param name="skipUnread">True to leave out a file that is gone or cannot be read; false to fail.</param>
    public static Relation Files(string uri, bool skipUnread)
    {
        var source = new Read.Types.DataSource { Format = "binaryFile" };
        source.Paths.Add(uri);
        source.Options["recursiveFileLookup"] = "true";
        source.Options["ignoreMissingFiles"] = skipUnread ? "true" : "false";
        source.Options["ignoreCorruptFiles"] = skipUnread ? "true" : "false";
        return new() { Read = new() { DataSource = source } };
    }

    /// <summary>A relation with numbers observed while it runs.</summary>
    /// <param name="input">The relation.</param>
    /// <param name="name">Name of the observation.</param>
    /// <param name="metrics">Aggregates by name, each giving a BIGINT.</param>
    public static Relation Observed(Relation input, string name, IEnumerable<KeyValuePair<string, string>> metrics)
    {
        var observed = new CollectMetrics { Input = input, Name = name };
        foreach (var (metric, aggregate) in metrics)
        {
            var alias = new Expression.Types.Alias { Expr = new() { ExpressionString = new() { Expression = aggregate } } };
            alias.Name.Add(metric);
            observed.Metrics.Add(new Expression { Alias = alias });
        }

        return new() { CollectMetrics = observed };
    }

    /// <summary>Writes a relation as Parquet into a folder that must not be there yet.</summary>
    public static Plan WriteParquet(Relation input, string folder, IEnumerable<string> partitions)
    {
        var write = new WriteOperation { Input = input, Source = "parquet", Path = folder, Mode = WriteOperation.Types.SaveMode.ErrorIfExists };
        write.PartitioningColumns.AddRange(partitions);
        write.Options["compression"] = "zstd";
        return new() { Command = new() { WriteOperation = write } };
    }

    /// <summary>Names a relation in the session.</summary>
    public static Plan View(string name, Relation relation) =>
        new() { Command = new() { CreateDataframeView = new() { Input = relation, Name = name, Replace = true } } };
}

using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>What every stage works with.</summary>
/// <param name="Session">The session.</param>
/// <param name="Catalog">The registered tables.</param>
/// <param name="Files">Where written files go.</param>
/// <param name="Work">Where files are until then.</param>
/// <param name="Worker">The worker program as an executor's shell finds it.</param>
internal sealed record Parts(SparkSession Session, Catalog Catalog, DataFiles Files, WorkFolder Work, string Worker);

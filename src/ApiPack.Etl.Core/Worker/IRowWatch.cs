namespace ApiPack.Etl.Core.Worker;

/// <summary>Is told which row a worker is at.</summary>
public interface IRowWatch
{
    /// <summary>A row begins; the last one is over.</summary>
    /// <param name="number">The row's number, from 1.</param>
    /// <param name="key">Gives the row's key.</param>
    void Begin(long number, Func<string> key);

    /// <summary>The last row is over.</summary>
    void End();
}

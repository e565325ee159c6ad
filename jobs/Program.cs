using ApiPack.Etl.Jobs;

return await CommandLine.Run(args, Terminal.System());

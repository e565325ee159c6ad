namespace ApiPack.Etl.Models.Probes;

/// <summary>What a probe has found.</summary>
/// <param name="Identity">What answers (see <see cref="Core.Models.IModel.Identity"/>).</param>
/// <param name="Model">Name of the model, as the server wants it.</param>
/// <param name="ManyAtOnce">True when one call gives several texts.</param>
/// <param name="LabelsFromText">True when the server gives no log-probabilities of an answer's first token.</param>
/// <param name="Batch">How many texts or documents it takes in one call.</param>
internal sealed record ProbedModel(string Identity, string Model, bool ManyAtOnce, bool LabelsFromText, int Batch);

using System.Text.Json;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Tests.Core.Models;

public class ModelContractTests
{
    private static readonly GenerationRequest Generation = new() { Prompt = new([new(PromptRole.System, "Be brief."), new(PromptRole.User, "Write “it”.")]), Count = 5, Seed = 9, Stop = ["\n"] };

    [Fact]
    public void ACanonicalRequestNamesEveryParameter() => ModelJson.Text(Generation.WriteTo).ShouldBe(
        """{"kind":"generation","prompt":[{"role":"system","content":"Be brief."},{"role":"user","content":"Write “it”."}],"count":5,"seed":9,"temperature":0.7,"top_p":1,"top_k":50,"max_tokens":128,"stop":["\n"]}""");

    [Fact]
    public void AResponsesKeyIsTheSameTomorrow() =>
        ResponseKey.Of("vllm:m@r", Generation).ShouldBe("76a4bae738dccae60c5a42b1861bbb73e52fde4862de16dea6319d067b38601f");

    [Fact]
    public void AResponsesKeyTellsAllButTheAffinity()
    {
        ModelRequest[] requests =
        [
            Generation, Generation with { Seed = 10 }, Generation with { Count = 4 }, Generation with { TopK = 0 }, Generation with { Prompt = Prompt.User("Write “it”.") },
            new ClassificationRequest { Prompt = Prompt.User("?"), Labels = ["Good", "Bad"] }, new ClassificationRequest { Prompt = Prompt.User("?"), Labels = ["Bad", "Good"] },
            new ScoringRequest { Context = "a", Target = "bc" }, new ScoringRequest { Context = "ab", Target = "c" }, new ScoringRequest { Context = "a", Target = "bc", Window = ScoringWindow.Closing },
            new EmbeddingRequest { Text = "a" }, new EmbeddingRequest { Text = "a", Normalize = false }, new RerankRequest { Query = "a", Documents = ["b"] },
        ];
        requests.Select(static request => ResponseKey.Of("m", request)).Distinct().Count().ShouldBe(requests.Length);
        ResponseKey.Of("m", Generation).ShouldNotBe(ResponseKey.Of("n", Generation));
        ResponseKey.Of("m", Generation with { Affinity = "api" }).ShouldBe(ResponseKey.Of("m", Generation));
    }

    [Fact]
    public void RepliesAreReadBackToTheLastBit()
    {
        ModelReply[] replies =
        [
            new GenerationReply(["a \"b\"\n", "", "你好"]) { Usage = new(12, 34) },
            new ClassificationReply([1.0 / 3, 2e-300], FromText: true),
            new ScoringReply(-Math.PI, 7, 1),
            new EmbeddingReply([0.1, -1e-9]),
            new RerankReply([3, -0.25]),
        ];
        foreach (var reply in replies)
        {
            var json = reply.ToJson();
            var back = ModelReply.Read(json);
            back.GetType().ShouldBe(reply.GetType());
            back.ToJson().ShouldBe(json);
        }

        ModelReply.Read(replies[2].ToJson()).ShouldBe(replies[2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"kind":"other","prompt_tokens":0,"completion_tokens":0}""")]
    [InlineData("""{"kind":"scoring","mean":"x","tokens":1,"boundary_shift":0,"prompt_tokens":0,"completion_tokens":0}""")]
    public void WhatIsNoReplyIsAnError(string json) => Should.Throw<JsonException>(() => ModelReply.Read(json));
}

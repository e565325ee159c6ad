using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>Texts, labels, vectors and relevance over HTTP are those in process.</summary>
public class AnswerTests
{
    private const double Tolerance = 1e-9;

    private const string Endpoint = "API name: City Library\nEndpoint name: listBooks\nFunctionality: List books\nDescription: Returns the books that the library holds.\n";

    private const string Generation = $"Write what a user would ask for.\n\n{Endpoint}Instruction:";

    private const string Label = $"Is this right?\n\n{Endpoint}Instruction: How can I list all books using the City Library API?\n\nAnswer with one word, Good or Bad.";

    private static readonly EmbeddedModel Model = new();

    [Theory]
    [InlineData("vllm")]
    [InlineData("openai")]
    [InlineData("sglang")]
    public async Task Several_texts_of_one_call_are_those_of_several_seeds(string shape)
    {
        await using var server = new ServedModel(shape);
        var expected = await Texts(5, seed: 7);

        var chat = await server.Post("/v1/chat/completions", new { messages = Messages(Generation), n = 5, seed = 7, temperature = 0.7, max_tokens = 128 });
        var plain = await server.Post("/v1/completions", new { prompt = Generation, n = 5, seed = 7, temperature = 0.7, max_tokens = 128 });

        chat.GetProperty("choices").EnumerateArray().Select(static choice => choice.GetProperty("message").GetProperty("content").GetString()!).ShouldBe(expected);
        plain.GetProperty("choices").EnumerateArray().Select(static choice => choice.GetProperty("text").GetString()!).ShouldBe(expected);
        plain.GetProperty("choices").EnumerateArray().ShouldAllBe(static choice => choice.GetProperty("finish_reason").GetString() == "stop");
    }

    [Fact]
    public async Task Servers_without_n_give_one_text()
    {
        var expected = (await Texts(1, seed: 7)).Single();
        await using var llama = new ServedModel("llamacpp");
        await using var tgi = new ServedModel("tgi");
        await using var sglang = new ServedModel("sglang");

        (await llama.Post("/completion", new { prompt = Generation, seed = 7, temperature = 0.7, n_predict = 128 })).GetProperty("content").GetString().ShouldBe(expected);
        (await llama.Post("/v1/chat/completions", new { messages = Messages(Generation), n = 3, seed = 7 })).GetProperty("choices").GetArrayLength().ShouldBe(1);
        (await tgi.Post("/generate", new { inputs = Generation, parameters = new { seed = 7, temperature = 0.7, do_sample = true, max_new_tokens = 128 } })).GetProperty("generated_text").GetString().ShouldBe(expected);
        (await sglang.Post("/generate", new { text = Generation, sampling_params = new { sampling_seed = 7, temperature = 0.7 } })).GetProperty("text").GetString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("vllm", 20)]
    [InlineData("openai", 20)]
    [InlineData("sglang", 20)]
    [InlineData("llamacpp", 20)]
    [InlineData("tgi", 5)]
    public async Task Labels_of_a_chats_first_token_are_those_in_process(string shape, int top)
    {
        await using var server = new ServedModel(shape);

        var reply = await server.Post("/v1/chat/completions", new { messages = Messages(Label), max_tokens = 1, temperature = 0, logprobs = true, top_logprobs = top });

        var alternatives = reply.GetProperty("choices")[0].GetProperty("logprobs").GetProperty("content")[0].GetProperty("top_logprobs");
        await AreLabels(alternatives, "token");
    }

    [Fact]
    public async Task Labels_of_llama_and_tgi_are_those_in_process()
    {
        await using var llama = new ServedModel("llamacpp");
        await using var tgi = new ServedModel("tgi");

        var completion = await llama.Post("/completion", new { prompt = Label, n_predict = 1, temperature = 0, n_probs = 20 });
        var generated = await tgi.Post("/generate", new { inputs = Label, parameters = new { max_new_tokens = 1, top_n_tokens = 5 } });

        await AreLabels(completion.GetProperty("completion_probabilities")[0].GetProperty("top_logprobs"), "token");
        await AreLabels(generated.GetProperty("details").GetProperty("top_tokens")[0], "text");
    }

    [Fact]
    public async Task Labels_by_their_token_ids_are_those_in_process()
    {
        var expected = await Labels();
        int[] ids = [Tokenizer.Encode("Good").Single(), Tokenizer.Encode("Bad").Single()];
        await using var vllm = new ServedModel("vllm");
        await using var sglang = new ServedModel("sglang");
        var half = Label.IndexOf("Instruction", StringComparison.Ordinal);
        object body = new { query = Label[..half], items = (string[])[Label[half..], "nothing of the kind"], label_token_ids = ids };

        var shares = await vllm.Post("/generative_scoring", body);
        var masses = await sglang.Post("/v1/score", body);

        shares.GetProperty("data")[0].GetProperty("score").GetDouble().ShouldBe(expected.Share(0)!.Value, Tolerance);
        shares.GetProperty("data").GetArrayLength().ShouldBe(2);
        masses.GetProperty("scores")[0].EnumerateArray().Select(static score => score.GetDouble()).ShouldBe(expected.Masses, Tolerance);
    }

    [Fact]
    public async Task Vectors_are_those_in_process()
    {
        string[] texts = ["list the books", "äöü 🎉", ""];
        await using var tei = new ServedModel("tei");
        await using var vllm = new ServedModel("vllm");

        var embedded = await tei.Post("/embed", new { inputs = texts });
        var data = (await vllm.Post("/v1/embeddings", new { input = texts, encoding_format = "float" })).GetProperty("data");
        var packed = (await vllm.Post("/v1/embeddings", new { input = texts, encoding_format = "base64" })).GetProperty("data");

        for (var i = 0; i < texts.Length; i++)
        {
            var expected = ((EmbeddingReply)await Model.Ask(new EmbeddingRequest { Text = texts[i] }, CancellationToken.None)).Vector;
            Numbers(embedded[i]).ShouldBe(expected, Tolerance);
            Numbers(data[i].GetProperty("embedding")).ShouldBe(expected, Tolerance);
            Convert.FromBase64String(packed[i].GetProperty("embedding").GetString()!).Chunk(4).Select(static bytes => (double)BitConverter.ToSingle(bytes)).ShouldBe(expected, 1e-6);
        }
    }

    [Fact]
    public async Task Relevance_is_that_in_process()
    {
        string[] documents = ["The weather in Oslo.", "All books that the library holds.", "Nothing."];
        var expected = ((RerankReply)await Model.Ask(new RerankRequest { Query = "list the books", Documents = documents }, CancellationToken.None)).Scores;
        await using var tei = new ServedModel("tei");
        await using var vllm = new ServedModel("vllm");

        var raw = (await tei.Post("/rerank", new { query = "list the books", texts = documents, raw_scores = true })).EnumerateArray().ToArray();
        var results = (await vllm.Post("/rerank", new { query = "list the books", documents })).GetProperty("results").EnumerateArray().ToArray();

        raw.OrderBy(static item => item.GetProperty("index").GetInt32()).Select(static item => item.GetProperty("score").GetDouble()).ShouldBe(expected, Tolerance);
        raw.Select(static item => item.GetProperty("score").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
        results[0].GetProperty("index").GetInt32().ShouldBe(raw[0].GetProperty("index").GetInt32());
        results[0].GetProperty("relevance_score").GetDouble().ShouldBeInRange(0, 1);
    }

    private static async Task AreLabels(JsonElement alternatives, string name)
    {
        var masses = (await Labels()).Masses;
        var probabilities = alternatives.EnumerateArray().ToDictionary(one => one.GetProperty(name).GetString()!, static one => Math.Exp(one.GetProperty("logprob").GetDouble()));
        ((double[])[probabilities["Good"], probabilities["Bad"]]).ShouldBe(masses, Tolerance);
    }

    private static async Task<ClassificationReply> Labels() =>
        (ClassificationReply)await Model.Ask(new ClassificationRequest { Prompt = Prompt.User(Label), Labels = ["Good", "Bad"] }, CancellationToken.None);

    private static async Task<IReadOnlyList<string>> Texts(int count, int seed) =>
        ((GenerationReply)await Model.Ask(new GenerationRequest { Prompt = Prompt.User(Generation), Count = count, Seed = seed }, CancellationToken.None)).Texts;

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(static number => number.GetDouble());

    private static object[] Messages(string text) => [new { role = "user", content = text }];
}

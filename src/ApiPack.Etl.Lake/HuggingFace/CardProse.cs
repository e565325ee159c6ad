namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>The card's fixed texts.</summary>
internal static class CardProse
{
    public const string What = """
        Instructions paired with API calls: each row holds what a developer wants to do, in English, and the HTTP request that does it, as code in one of ten languages
        (cURL, libcurl, Java, Node.js, Python, Go, Ruby, PHP, Swift, JavaScript). It follows the method and the columns of *API Pack: A Massive Multi-Programming Language
        Dataset for API Call Generation*, rebuilt by a deterministic pipeline from public OpenAPI files. It is meant for training and testing models that write API calls.

        """;

    public const string Provenance = """
        Every row names the source, the OpenAPI file it comes from (`file_id`, the SHA-256 of the file's bytes), that file's licence, what its call was made by
        (`call_source`) and what wrote its instruction (`instruction_source`). A call is `generated` from the specification and read back, or the file's own code sample under
        the name of the extension that carries it (`x-codeSamples`, `x-code-samples`, `x-sdk-operations`), checked for endpoint, method, URL and keywords of its language
        alone. Instructions are generated, labelled and scored once per endpoint and shared by its calls; `instruction` is the best good candidate by back-translation score,
        `instruction_test` the next best.
        """;

    public const string Licences = """
        The licence above is the collection's. Each OpenAPI file keeps its own; many name none. A row's `license` column says what its file says, so that a policy can be
        applied by it. An API's owner can have its rows taken out: a new version then appears without them.
        """;

    public const string Levels = """
        Level 1 asks for endpoints of APIs that training knows; Level 2 for unseen endpoints of APIs that training may know; Level 3 for APIs that training has never seen.
        Scheme `paper` follows the paper's appendix 9.2 to the letter, on a seeded order that is the same for all languages: Level 1, up to 1,000 of the first 20,000 entries
        whose API occurs more than four times; Level 2, one entry for each API among the first 20,000, until 1,000 APIs, taken out of training; Level 3, from entry 80,000 on,
        APIs not in Level 2, up to 1,000 entries, with all entries of their APIs taken out. Scheme `leakproof` splits by API family (versions and copies of an API belong
        together) and by endpoint identity over all languages: no Level 2 endpoint and no Level 3 family is in any language's training set. Small inputs give smaller levels.
        """;

    public const string Limitations = """
        - Instructions from templates (`instruction_source` = `template`) are plainer than people's and less varied than a large model's.
        - Calls are written from specifications and checked against them; they were not run against the live services. In generated calls, arguments without an example in
          the specification are sampled or placeholders, and credentials are always placeholders; a file's own samples hold what their authors wrote.
        - Specifications can be wrong, outdated or describe services that are gone.
        - Only English files are kept; a short or mixed text can be misjudged either way.
        - `num_bytes` in the metadata is the size of the Parquet files.
        """;

    public const string Citation = """
        ```bibtex
        @article{guo2024apipack,
          title   = {API Pack: A Massive Multi-Programming Language Dataset for API Call Generation},
          author  = {Guo, Zhen and Meza Soria, Adriana and Sun, Wei and Shen, Yikang and Panda, Rameswar},
          journal = {arXiv preprint arXiv:2402.09615},
          year    = {2024}
        }
        ```
        """;
}

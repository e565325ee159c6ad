namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>What a sentence does.</summary>
internal enum Act
{
    /// <summary>Asks: <c>How can I …?</c></summary>
    Question,

    /// <summary>Orders: <c>Show me …</c></summary>
    Command,

    /// <summary>Says what somebody needs: <c>I'd like to …</c></summary>
    Need,

    /// <summary>Begins with a purpose and goes on with an order: <c>To list users, use …</c></summary>
    PurposeCommand,

    /// <summary>Anything else.</summary>
    Statement,
}

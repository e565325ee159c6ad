using System.Text;

namespace ApiPack.Etl.Verification.Sent;

/// <summary>
/// What a call's code would send, as far as the code says it: what the language's library adds by itself is not here. Built by a reader and
/// reused from call to call. Not for use by two threads at once.
/// </summary>
public sealed class SentRequest
{
    /// <summary>The texts that slices lie in, but for paths of files.</summary>
    public SentText Text { get; } = new();

    /// <summary>The texts that paths of files lie in.</summary>
    public SentText Paths { get; } = new();

    /// <summary>HTTP method.</summary>
    public Slice Method { get; internal set; }

    /// <summary>The URL as written: absolute, with its query.</summary>
    public Slice Url { get; internal set; }

    /// <summary>Headers in order, <c>Cookie</c> among them.</summary>
    public IReadOnlyList<SentHeader> Headers => HeaderList;

    /// <summary>What the body is.</summary>
    public SentBody BodyKind { get; internal set; }

    /// <summary>The body of <see cref="SentBody.Text"/>, or the value of <see cref="SentBody.Json"/> in canonical form.</summary>
    public Slice Body { get; internal set; }

    /// <summary>Files whose content stands in <see cref="Body"/>, by place.</summary>
    public IReadOnlyList<SentFile> Files => FileList;

    /// <summary>Parts of <see cref="SentBody.Parts"/> in order.</summary>
    public IReadOnlyList<SentPart> Parts => PartList;

    /// <summary>True when the library writes a multipart's <c>Content-Type</c> with a boundary whatever the headers say.</summary>
    public bool LibrarySetsBoundary { get; internal set; }

    /// <summary>True when part names go on the wire as they are, so that the code must have escaped them.</summary>
    public bool PartNamesAreRaw { get; internal set; }

    /// <summary>Room for a reader's own work.</summary>
    internal SentText Scratch { get; } = new();

    /// <summary>Names of the object that a reader is in.</summary>
    internal List<Slice> NameList { get; } = [];

    internal List<SentHeader> HeaderList { get; } = [];

    internal List<SentFile> FileList { get; } = [];

    internal List<SentPart> PartList { get; } = [];

    /// <summary>Makes it empty for the next call.</summary>
    internal void Clear()
    {
        Text.Clear();
        Paths.Clear();
        Scratch.Clear();
        Method = default;
        Url = default;
        NameList.Clear();
        HeaderList.Clear();
        BodyKind = SentBody.None;
        Body = default;
        FileList.Clear();
        PartList.Clear();
        LibrarySetsBoundary = false;
        PartNamesAreRaw = false;
    }

    /// <summary>Begins a body of text at the end of what is read.</summary>
    internal void BeginBody() => SetBody(new(Text.Length, 0));

    /// <summary>Ends the body at the end of what is read; true.</summary>
    internal bool EndBody()
    {
        Body = Text.Since(Body.Start);
        return true;
    }

    /// <summary>Takes a text already read for the body; true.</summary>
    internal bool SetBody(Slice text)
    {
        BodyKind = SentBody.Text;
        Body = text;
        return true;
    }

    /// <summary>Puts a file's content at the end of the body; true.</summary>
    internal bool AppendFile(Slice? path)
    {
        FileList.Add(new(Text.Length - Body.Start, path));
        return true;
    }

    /// <summary>Adds a header; true.</summary>
    internal bool AddHeader(Slice name, Slice value)
    {
        HeaderList.Add(new(name, value));
        return true;
    }

    /// <summary>Sets a header, in the place of one of that name where there is one; true.</summary>
    internal bool SetHeader(Slice name, Slice value)
    {
        for (var i = 0; i < HeaderList.Count; i++)
        {
            if (Ascii.EqualsIgnoreCase(Text[HeaderList[i].Name], Text[name]))
            {
                HeaderList[i] = new(name, value);
                return true;
            }
        }

        return AddHeader(name, value);
    }
}

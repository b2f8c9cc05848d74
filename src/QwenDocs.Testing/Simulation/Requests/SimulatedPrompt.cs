using System.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Testing.Simulation.Requests;

/// <summary>Writes a conversation out by the models' published chat template, and counts what it becomes: each special token one, the text between two of them as one piece.</summary>
/// <remarks>Source: <c>chat_template.json</c> of Qwen/Qwen2.5-VL-72B-Instruct.</remarks>
internal sealed class SimulatedPrompt
{
    private readonly StringBuilder _text = new();
    private int _tokens;

    private SimulatedPrompt()
    {
    }

    public static int Count(IReadOnlyList<SimulatedMessage> messages)
    {
        var prompt = new SimulatedPrompt();
        if (messages[0].Role != "system")
            prompt.Write(new SimulatedMessage("system", [new SimulatedPart("You are a helpful assistant.", null)]));
        foreach (SimulatedMessage message in messages)
            prompt.Write(message);
        prompt.Special();
        prompt._text.Append("assistant\n");
        prompt.EndText();
        return prompt._tokens;
    }

    private void Write(SimulatedMessage message)
    {
        Special();
        _text.Append(message.Role).Append('\n');
        foreach (SimulatedPart part in message.Parts)
        {
            if (part.Image is { } image)
            {
                Special();
                _tokens += image.Tokens;
                Special();
            }
            else
            {
                _text.Append(part.Text);
            }
        }

        Special();
        _text.Append('\n');
    }

    private void Special()
    {
        EndText();
        _tokens++;
    }

    private void EndText()
    {
        _tokens += TextTokenizer.CountTokens(_text.ToString());
        _text.Clear();
    }
}

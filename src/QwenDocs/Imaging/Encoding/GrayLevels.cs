namespace QwenDocs.Imaging.Encoding;

/// <summary>The gray levels that a picture is rounded to.</summary>
/// <param name="Bits">The bits of a sample in the PNG: 1, 2, 4 or 8.</param>
/// <param name="Table">The level of each of the 256 values.</param>
internal sealed record GrayLevels(int Bits, byte[] Table)
{
    // Half a level above white: with four levels, what is 13 or more darker than paper is drawn, so that thin and light print stays.
    private const int AboveWhite = 291;

    /// <summary>Gets the four levels for black print on white, where gray is the edges of letters.</summary>
    public static GrayLevels Edges { get; } = Spread(2, 0, AboveWhite);

    /// <summary>Returns levels at even distances from black to white.</summary>
    public static GrayLevels Even(int bits) => Spread(bits, 0, 255);

    /// <summary>Returns 16 levels between the darkest ink and the paper of a scan.</summary>
    public static GrayLevels Between(int black, int white) => Spread(4, black, white);

    private static GrayLevels Spread(int bits, int black, int white)
    {
        byte[] table = new byte[256];
        int most = (1 << bits) - 1;
        for (int value = 0; value < 256; value++)
            table[value] = (byte)Math.Clamp((((value - black) * most) + ((white - black) / 2)) / (white - black), 0, most);
        return new GrayLevels(bits, table);
    }
}

namespace QwenDocs.Grounding;

/// <summary>Why a verdict was given.</summary>
public enum EvidenceReason
{
    /// <summary>The print is the value, and long or rare enough to need no label.</summary>
    Printed,

    /// <summary>The value stands at a label of its field.</summary>
    AtLabel,

    /// <summary>The value stands in the rows of its entry and in the column of its field.</summary>
    InRowAndColumn,

    /// <summary>The value stands in the rows of its entry.</summary>
    InRow,

    /// <summary>The value stands with the rest of its address.</summary>
    WithAddress,

    /// <summary>The value is printed in several pieces, such as the lines of a description.</summary>
    InPieces,

    /// <summary>The first reading of the value's place said something else, and a second one says the value: see <see cref="GroundingOptions.SecondLook"/>.</summary>
    ReadAgain,

    /// <summary>Check digits prove that the print is such a value.</summary>
    ByCheckDigits,

    /// <summary>It is the only date without a label in the upper part of the first page.</summary>
    Alone,

    /// <summary>An equation of the record holds: a sum or a product of values that are printed.</summary>
    ByEquation,

    /// <summary>The largest title of the first page says it.</summary>
    ByTitle,

    /// <summary>A sign or word with the same meaning is printed: <c>€</c>, <c>Germany</c>, a tax number's first letters.</summary>
    ByMeaning,

    /// <summary>Zero, which documents do not always print.</summary>
    Zero,

    /// <summary>A factor of one, which documents do not always print.</summary>
    One,

    /// <summary>The number of the entry, which is counted and not printed.</summary>
    Counted,

    /// <summary>Printed once for all entries of a list.</summary>
    OnceForAll,

    /// <summary>Printed, but without a label that is known.</summary>
    NoLabel,

    /// <summary>The value is nothing but a printed label: the name of a field was read in the place of its value.</summary>
    IsLabel,

    /// <summary>Printed only where another field stands, which has the same value.</summary>
    OnlyAtOtherField,

    /// <summary>Printed as a part of a longer code or number.</summary>
    PartOfLonger,

    /// <summary>Something else stands at the field's label.</summary>
    OtherAtLabel,

    /// <summary>Something else stands in the field's column.</summary>
    OtherInColumn,

    /// <summary>Nothing stands in the row of the entry and the column of the field: the value is printed elsewhere, or nowhere.</summary>
    EmptyInColumn,

    /// <summary>The value stands in another row than its entry.</summary>
    OtherRow,

    /// <summary>The value stands away from the rest of its address.</summary>
    OtherPlace,

    /// <summary>The value is printed with the other sign.</summary>
    OtherSign,

    /// <summary>The title of the document, or the signs on it, say something else.</summary>
    OtherMeaning,

    /// <summary>The print that comes nearest differs.</summary>
    Differs,

    /// <summary>Not printed on the pages that have text; others of the document have none.</summary>
    PageWithoutText,

    /// <summary>Nothing of it is printed.</summary>
    NotPrinted,

    /// <summary>The field's label is printed, and nothing stands at it: the field of the form is blank.</summary>
    EmptyAtLabel,

    /// <summary>The record has no value, and the field's label stands on no page: the document has no such field, or its page is missing.</summary>
    LabelNotSeen,

    /// <summary>The record has no value. None was seen at a label of the field, or nobody could look on all pages.</summary>
    NoValue,

    /// <summary>Ink stands in the place of the mark: a tick in the box, a signature or stamp at the label.</summary>
    Ink,

    /// <summary>No ink stands in the place of the mark: the box, cell or line is empty.</summary>
    NoInk,

    /// <summary>Whether the mark is there cannot be told: its label was not found, no picture was looked at, or the ink may be something else.</summary>
    UnclearInk,

    /// <summary>The record has no value, but one stands at a label of the field.</summary>
    MissedAtLabel,
}

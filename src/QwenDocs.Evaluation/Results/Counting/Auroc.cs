namespace QwenDocs.Evaluation.Results.Counting;

/// <summary>The area under the receiver operating characteristic (J. A. Hanley and B. J. McNeil, 1982).</summary>
internal static class Auroc
{
    /// <summary>Returns how likely a wrong value is suspected more than a right one, ties counting half; null where there are no two to compare.</summary>
    public static double? Of(IReadOnlyCollection<(double Suspicion, bool IsWrong)> values)
    {
        long wrong = values.Count(value => value.IsWrong), right = values.Count - wrong;
        if (wrong == 0 || right == 0)
            return null;
        double won = 0, rightBefore = 0;
        foreach (IGrouping<double, (double Suspicion, bool IsWrong)> tied in values.GroupBy(value => value.Suspicion).OrderBy(group => group.Key))
        {
            int wrongHere = tied.Count(value => value.IsWrong), rightHere = tied.Count() - wrongHere;
            won += wrongHere * (rightBefore + (rightHere / 2.0));
            rightBefore += rightHere;
        }

        return won / ((double)wrong * right);
    }
}

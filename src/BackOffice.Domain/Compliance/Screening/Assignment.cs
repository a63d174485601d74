namespace BackOffice.Domain.Compliance.Screening;

/// <summary>Pairs the words of two names, each used at most once, so that the sum of what the pairs are worth is the greatest possible.</summary>
public static class Assignment
{
    /// <returns>For each row the column it is paired with, or -1 when nothing is worth it.</returns>
    /// <remarks>Hungarian method with potentials; the side that is shorter gives the rows.</remarks>
    public static int[] Best(int rows, int columns, Func<int, int, int> value)
    {
        if (rows > columns)
        {
            var turned = Best(columns, rows, (c, r) => value(r, c));
            var back = new int[rows];
            Array.Fill(back, -1);
            for (var c = 0; c < columns; c++)
            {
                if (turned[c] >= 0)
                    back[turned[c]] = c;
            }
            return back;
        }

        var (u, v, paired, way) = (new int[rows + 1], new int[columns + 1], new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            paired[0] = row;
            var column = 0;
            var least = new int[columns + 1];
            Array.Fill(least, int.MaxValue);
            var seen = new bool[columns + 1];
            do
            {
                seen[column] = true;
                var (at, next, delta) = (paired[column], 0, int.MaxValue);
                for (var j = 1; j <= columns; j++)
                {
                    if (seen[j])
                        continue;
                    var reduced = -value(at - 1, j - 1) - u[at] - v[j];
                    if (reduced < least[j])
                        (least[j], way[j]) = (reduced, column);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }
                for (var j = 0; j <= columns; j++)
                {
                    if (seen[j])
                    {
                        u[paired[j]] += delta;
                        v[j] -= delta;
                    }
                    else if (least[j] != int.MaxValue)
                    {
                        least[j] -= delta;
                    }
                }
                column = next;
            }
            while (paired[column] != 0);
            do
            {
                var from = way[column];
                paired[column] = paired[from];
                column = from;
            }
            while (column != 0);
        }

        var result = new int[rows];
        Array.Fill(result, -1);
        for (var j = 1; j <= columns; j++)
        {
            if (paired[j] > 0 && value(paired[j] - 1, j - 1) > 0)
                result[paired[j] - 1] = j - 1;
        }
        return result;
    }
}

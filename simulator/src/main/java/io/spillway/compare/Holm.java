package io.spillway.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many differences looked at together: p-values such that the chance that any of those called real is not is at most the
 * level, however the differences hang together.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">S. Holm, A simple sequentially rejective multiple test procedure,
 *     Scandinavian Journal of Statistics 6 (1979)</a>
 */
public final class Holm {
    private Holm() {}

    /** The adjusted p-values, in the order of those given; one that is not a number is not counted and stays so. */
    public static double[] adjusted(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double least = 0;
        for (int rank = 0; rank < order.length; rank++) {
            least = Math.max(least, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}

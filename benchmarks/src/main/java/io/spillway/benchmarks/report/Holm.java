package io.spillway.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** S. Holm: "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979. */
final class Holm {
    private Holm() {}

    /** Each p so that it can be held against one level for all of them together. */
    static double[] correct(double[] p) {
        List<Integer> rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = rising.get(rank);
            largest = Math.max(largest, Math.min(1, p[i] * (p.length - rank)));
            corrected[i] = largest;
        }
        return corrected;
    }
}

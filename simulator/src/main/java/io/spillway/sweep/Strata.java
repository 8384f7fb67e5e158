package io.spillway.sweep;

import io.spillway.engine.RandomStream;
import io.spillway.experiment.NamedStream;

/** Where the points of a Latin hypercube lie on one axis; drawn from a stream of the axis's own name. */
final class Strata {
    private final int[] stratum;
    private final double[] within;

    Strata(long seed, String axis, int points) {
        RandomStream random = NamedStream.of(seed, 0, "lhs " + axis);
        stratum = new int[points];
        within = new double[points];
        for (int i = 0; i < points; i++) {
            int other = random.nextInt(i + 1);
            stratum[i] = stratum[other];
            stratum[other] = i;
        }
        for (int i = 0; i < points; i++) {
            within[i] = random.nextDouble();
        }
    }

    /** From 0 (included) to 1 (not included). */
    double place(int point) {
        return Math.min((stratum[point] + within[point]) / stratum.length, Math.nextDown(1.0));
    }
}

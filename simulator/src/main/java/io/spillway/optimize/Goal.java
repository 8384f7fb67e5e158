package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.model.Threshold;
import java.util.Optional;

/**
 * What is looked for: the smallest or the largest value of one measure while others keep their limits. Values are those of
 * the measure first, then those of the limits' measures in their order.
 *
 * @param isLargest whether larger is better
 * @param limits on the measures behind the first
 */
public record Goal(boolean isLargest, ImmutableList<Threshold> limits) {
    /** Whether values keep every limit. A value that is not a number keeps none, and is no value of the measure either. */
    public boolean isKeptBy(double[] values) {
        boolean kept = Double.isFinite(values[0]);
        for (int i = 0; i < limits.size(); i++) {
            kept &= limits.get(i).isMetBy(values[i + 1]);
        }
        return kept;
    }

    /** The limit of a value; the first has none. */
    Optional<Threshold> limit(int value) {
        return value == 0 ? Optional.empty() : Optional.of(limits.get(value - 1));
    }

    /** The first value, so that smaller is better. */
    double cost(double[] values) {
        return isLargest ? -values[0] : values[0];
    }

    /** How far a value is beyond its limit, in its own unit; below 0 within it. */
    double beyond(int value, double[] values) {
        Threshold limit = limits.get(value - 1);
        return switch (limit.comparison()) {
            case LESS, AT_MOST -> values[value] - limit.bound();
            case GREATER, AT_LEAST -> limit.bound() - values[value];
        };
    }

    /** The end of a value's interval that keeps its limit least. */
    double end(int value, Estimate estimate) {
        return switch (limits.get(value - 1).comparison()) {
            case LESS, AT_MOST -> estimate.mean() + estimate.halfWidth();
            case GREATER, AT_LEAST -> estimate.mean() - estimate.halfWidth();
        };
    }

    /** Whether values are better than others: within the limits before beyond them, then by cost, or by how far beyond. */
    boolean isBetter(double[] values, double[] others) {
        boolean kept = isKeptBy(values);
        if (kept != isKeptBy(others)) {
            return kept;
        }
        return kept ? cost(values) < cost(others) : excess(values) < excess(others);
    }

    /** How far values are beyond the limits, summed, each as a part of its bound; what is not a number is off by the whole. */
    private double excess(double[] values) {
        double excess = Double.isFinite(values[0]) ? 0 : 1;
        for (int i = 0; i < limits.size(); i++) {
            double bound = Math.abs(limits.get(i).bound());
            double part = beyond(i + 1, values) / (bound == 0 ? 1 : bound);
            excess += Double.isFinite(part) ? Math.max(0, part) : 1;
        }
        return excess;
    }
}

package io.spillway.experiment;

import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Usual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a measure must be known before no more replications are added. Looking at an interval and stopping when it is
 * narrow makes it cover a little less often than it says, the more so the fewer replications there are.
 *
 * <p>A part of the mean says nothing of a measure that was 0 in every replication, or a number in none, as what is rare may
 * be; nor does a share that was all in every replication, whose rest may be as rare. It is not known well enough, and as nothing
 * tells how many replications would do, none are added. A measure that was seldom anything but its {@linkplain Usual usual}
 * value is not known well enough either; replications are added until it was.
 *
 * @param measure one that has a value for the whole run, or is narrowed to what has
 * @param relativeHalfWidth the half-width of its interval, as a part of its mean, above 0
 * @param maxReplications at which it is given up
 */
public record Precision(RowName measure, double relativeHalfWidth, int maxReplications) {
    /** Where adding replications stops unless told otherwise. */
    public static final int MAX_REPLICATIONS = 10_000;

    /** @throws IllegalArgumentException with a line for each part that cannot be */
    public Precision {
        List<String> problems = new ArrayList<>();
        if (!measure.mayBeOne()) {
            problems.add(measure + " has no value for the whole run");
        }
        if (!(relativeHalfWidth > 0 && relativeHalfWidth < 1)) {
            String maybe = relativeHalfWidth >= 1 && relativeHalfWidth < 100
                    ? ". Maybe " + plain(relativeHalfWidth) + "%"
                    : "";
            problems.add("precision: " + plain(relativeHalfWidth) + "; expected a share between 0 and 1, such as 0.01"
                    + maybe);
        }
        if (maxReplications < 2) {
            problems.add("maxReplications: " + maxReplications + "; expected 2 or more");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    /**
     * Whether a measure is known well enough.
     *
     * @param usual of the replications of the estimate
     */
    public boolean isMetBy(Estimate estimate, Usual usual) {
        return estimate.relativeHalfWidth() <= relativeHalfWidth && !isUntold(estimate) && !usual.isRarelyElse();
    }

    private boolean isUntold(Estimate estimate) {
        return estimate.n() == 0 || estimate.isAlways(0) || isAlwaysAll(estimate);
    }

    /** Whether the measure is a share that was all in every replication. */
    public boolean isAlwaysAll(Estimate estimate) {
        return measure.unit().equals("share") && estimate.isAlways(1);
    }

    /**
     * How many replications to have next, in all: as many as would meet it if the variance stays as it looks, but no
     * more than twice and no fewer than a tenth more than now; as many as there are, when no more are wanted.
     *
     * @param usual of the replications of the estimate
     */
    public int next(int replications, Estimate estimate, Usual usual) {
        if (isMetBy(estimate, usual) || isUntold(estimate) || replications >= maxReplications) {
            return replications;
        }
        double excess = estimate.relativeHalfWidth() / relativeHalfWidth;
        double enough = Double.isFinite(excess) ? Math.ceil(replications * excess * excess) : Double.MAX_VALUE;
        long least = replications + Math.max(1, replications / 10);
        long most = 2L * replications;
        long wanted = Math.min(most, Math.max(least, (long) Math.min(enough, Integer.MAX_VALUE)));
        return (int) Math.min(maxReplications, wanted);
    }
}

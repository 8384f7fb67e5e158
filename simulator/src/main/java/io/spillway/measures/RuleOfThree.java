package io.spillway.measures;

/**
 * What is known of events of which there was none in any replication. Their interval, 0 ± 0, is no statement: were they a little
 * rarer than one in all, there would most likely be none either.
 *
 * @see "J. A. Hanley and A. Lippman-Hand, If nothing goes wrong, is everything all right?, JAMA 249 (1983)"
 */
public final class RuleOfThree {
    private RuleOfThree() {}

    /**
     * The most that the mean of a count, or of a share of counts, may be: {@code -ln(1 - confidence) / n}, n the replications, or
     * all that the share is to. It is exact for events that come by themselves; where they come in clusters it is that many
     * clusters.
     *
     * @param confidence that it is no more
     * @return NaN where events were seen, or the measure does not count any
     */
    public static double most(Measure measure, Estimate estimate, double confidence) {
        boolean isUnseen = estimate.mean() == 0 && !(estimate.halfWidth() > 0);
        return measure.isOfEvents() && isUnseen ? -StrictMath.log1p(-confidence) / estimate.weight() : Double.NaN;
    }
}

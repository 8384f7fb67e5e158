package io.spillway.measures;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/**
 * The rows of one measure under one breakdown: a dense array over the values of its dimensions, in the order of {@link
 * Dimension}. A pool tells its cloud and a reason its kind, so those two do not widen the array.
 */
final class Block {
    final Measure measure;
    final ImmutableSet<Dimension> dimensions;
    final int firstRow;
    final int rows;
    private final int launchStride;
    private final int marketStride;
    private final int yearStride;
    private final int periodStride;
    private final int cloudStride;
    private final int poolStride;
    private final int kindStride;
    private final int reasonStride;
    private final int transferStride;
    private final int partyStride;
    private final int commitmentStride;
    /** The dimensions that widen the block, the innermost first, and how many values each has. */
    private final Dimension[] widening;

    private final int[] extents;

    /** @param extent how many values a dimension has */
    Block(Measure measure, ImmutableSet<Dimension> dimensions, int firstRow, ToIntFunction<Dimension> extent) {
        this.measure = measure;
        this.dimensions = dimensions;
        this.firstRow = firstRow;
        widening = Arrays.stream(Dimension.values())
                .filter(this::widens)
                .sorted(Comparator.reverseOrder())
                .toArray(Dimension[]::new);
        extents = Arrays.stream(widening).mapToInt(extent).toArray();
        int[] stride = new int[Dimension.values().length];
        int size = 1;
        for (int i = 0; i < widening.length; i++) {
            stride[widening[i].ordinal()] = size;
            size = Math.multiplyExact(size, extents[i]);
        }
        rows = size;
        launchStride = stride[Dimension.LAUNCH.ordinal()];
        marketStride = stride[Dimension.MARKET.ordinal()];
        yearStride = stride[Dimension.YEAR.ordinal()];
        periodStride = stride[Dimension.PERIOD.ordinal()];
        cloudStride = stride[Dimension.CLOUD.ordinal()];
        poolStride = stride[Dimension.POOL.ordinal()];
        kindStride = stride[Dimension.KIND.ordinal()];
        reasonStride = stride[Dimension.REASON.ordinal()];
        transferStride = stride[Dimension.TRANSFER.ordinal()];
        partyStride = stride[Dimension.PARTY.ordinal()];
        commitmentStride = stride[Dimension.COMMITMENT.ordinal()];
    }

    private boolean widens(Dimension dimension) {
        return dimensions.contains(dimension)
                && !(dimension == Dimension.CLOUD && dimensions.contains(Dimension.POOL))
                && !(dimension == Dimension.KIND && dimensions.contains(Dimension.REASON));
    }

    int row(Coordinates at) {
        return firstRow
                + at.launch * launchStride
                + at.market * marketStride
                + at.year * yearStride
                + at.period * periodStride
                + at.cloud * cloudStride
                + at.pool * poolStride
                + at.kind * kindStride
                + at.reason * reasonStride
                + at.transfer * transferStride
                + at.party * partyStride
                + at.commitment * commitmentStride;
    }

    /** The inverse of {@link #row}, for the dimensions that widen the block. */
    void locate(int row, Coordinates at) {
        int rest = row - firstRow;
        for (int i = 0; i < widening.length; i++) {
            at.set(widening[i], rest % extents[i]);
            rest /= extents[i];
        }
    }
}

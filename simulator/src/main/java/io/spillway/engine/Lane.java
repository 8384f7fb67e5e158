package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/**
 * Candidates in their order: pools that nothing but the moment can refuse.
 *
 * @param pools the pools; ascending for {@link Order#PRIORITY} and {@link Order#PROPORTIONAL}, else in the lane's own order
 * @param order how they are tried
 * @param own what an {@link Order#OWN} lane has beside them
 */
public record Lane(int[] pools, Order order, @Nullable Own own) {
    /**
     * A lane that a {@link Chooser} looks at: its pools stand in parts, one behind the other.
     *
     * @param chooser the number of the chooser
     * @param isSpill whether it is asked only after the cloud that the terms put first has refused
     * @param partBegin by part: the place of its first pool in the lane; and the number of pools
     * @param partLane by part: the {@link Order#PRIORITY} lane of its pools alone
     */
    public record Own(int chooser, boolean isSpill, int[] partBegin, int[] partLane) {}

    public Lane(int[] pools, Order order) {
        this(pools, order, null);
    }
}

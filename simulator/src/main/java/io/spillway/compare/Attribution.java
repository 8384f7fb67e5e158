package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.Row;

/**
 * Which clause moved what.
 *
 * @param orders the orders of changing the clauses that were drawn; 0 when all were, and values are exact
 * @param scenarios how many scenarios were run in the same worlds for it
 * @param moved row by row
 * @param problem why it cannot be told; empty when it can
 */
public record Attribution(int orders, int scenarios, ImmutableList<Moved> moved, String problem) {
    /**
     * How a row was moved, over the replications in which it is a number whatever is changed; a ratio, over all,
     * of which those count as known in which it is one.
     *
     * @param whole the difference
     * @param parts clause by clause, in their order
     */
    public record Moved(Row row, Estimate whole, ImmutableList<Part> parts) {}

    /**
     * What one clause did.
     *
     * @param alone the difference when nothing else is changed
     * @param shapley its part of the whole; the parts sum to it
     * @param samplingHalfWidth what is not known of the part because only some orders were drawn; 0 when it is exact
     */
    public record Part(Estimate alone, Estimate shapley, double samplingHalfWidth) {}
}

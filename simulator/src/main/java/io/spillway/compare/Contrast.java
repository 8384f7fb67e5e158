package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Row;
import io.spillway.scenario.Clause;
import java.util.Optional;

/**
 * One scenario held against the base.
 *
 * @param side the scenario
 * @param clauses in what it differs
 * @param remarks what a reader should know of the comparison: clouds that one of them lacks, seeds that were not used
 * @param lines the rows in which either is a number other than 0
 * @param attribution which clause moved it; nothing when there is but one, or it was not asked for
 */
public record Contrast(
        Side side,
        ImmutableList<Clause> clauses,
        ImmutableList<String> remarks,
        ImmutableList<Line> lines,
        Optional<Attribution> attribution) {
    /**
     * The names of a scenario.
     *
     * @param label by which a reader tells it from the others: its name; its file where others have the same name
     */
    public record Side(String scenario, String label, String fingerprint) {}

    /**
     * A row and its difference.
     *
     * @param pHolm the p-value among all those of {@link ComparisonResult#family()}; NaN for a row that is not of them
     */
    public record Line(Row row, Difference difference, double pHolm) {
        /** Whether it is one of the family: not of a launch, a pool or a month alone. */
        public boolean isTested() {
            return Paired.isTested(row);
        }
    }
}

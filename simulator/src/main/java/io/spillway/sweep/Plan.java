package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Precision;
import java.io.Serializable;
import java.util.Optional;

/**
 * Every point of a sweep, built and checked. It is all that one needs to know, beside the journals, to tell what is done and to
 * make results of it.
 *
 * @param version of the program; another one may count otherwise
 * @param parameters by axis: the columns that results have for them
 * @param precision what replications are added for
 */
public record Plan(
        String name,
        String version,
        ImmutableList<Parameter> parameters,
        Optional<Precision> precision,
        ImmutableList<PlannedPoint> points) {
    /**
     * A point that can be run.
     *
     * @param seq its number, from 0
     * @param id a hash of what it sets
     * @param values by axis, as a scenario would write them
     * @param identity a hash of all that its replications depend on
     * @param fingerprint of the scenario there
     * @param replications of it; with a precision, how many come before it is first looked at
     */
    public record PlannedPoint(
            int seq,
            String id,
            ImmutableList<String> values,
            String identity,
            String fingerprint,
            long seed,
            int replications)
            implements Serializable {}
}

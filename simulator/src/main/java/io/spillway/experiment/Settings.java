package io.spillway.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an experiment is run.
 *
 * @param seed the seed of every random number
 * @param replications independent replications, 1 or more; with a precision, how many come before it is first looked at
 * @param jobs threads, 1 or more; without effect on any result
 * @param confidence of the intervals, between 0 and 1
 * @param precision adds replications until a measure is known well enough
 */
public record Settings(long seed, int replications, int jobs, double confidence, Optional<Precision> precision) {
    /** The confidence of intervals unless told otherwise. */
    public static final double CONFIDENCE = 0.95;

    /** @throws IllegalArgumentException with a line for each setting that cannot be */
    public Settings {
        List<String> problems = new ArrayList<>();
        if (replications < 1) {
            problems.add("replications: " + replications + "; expected 1 or more");
        }
        if (jobs < 1) {
            problems.add("jobs: " + jobs + "; expected 1 or more");
        }
        if (!(confidence > 0 && confidence < 1)) {
            problems.add("confidence: " + confidence + "; expected a number between 0 and 1");
        }
        if (precision.isPresent() && precision.get().maxReplications() < replications) {
            problems.add("maxReplications: " + precision.get().maxReplications() + "; expected no fewer than the "
                    + replications + " replications before the precision is looked at");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** A fixed number of replications on all cores, with intervals at 95 %. */
    public static Settings of(long seed, int replications) {
        return new Settings(
                seed, replications, Runtime.getRuntime().availableProcessors(), CONFIDENCE, Optional.empty());
    }

    public Settings withJobs(int count) {
        return new Settings(seed, replications, count, confidence, precision);
    }

    public Settings withConfidence(double level) {
        return new Settings(seed, replications, jobs, level, precision);
    }

    public Settings withPrecision(Precision wanted) {
        return new Settings(seed, replications, jobs, confidence, Optional.of(wanted));
    }
}

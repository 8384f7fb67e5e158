package io.spillway.sweep;

import io.spillway.experiment.Precision;
import io.spillway.experiment.Settings;
import io.spillway.measures.RowName;
import io.spillway.measures.Sample;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * How many replications each point is to have. With a precision that follows from the replications there are, in their own
 * order, so that it is the same whoever ran them and when.
 */
final class Progression {
    private final Optional<Precision> precision;
    private final Journals journals;

    Progression(Plan plan, Journals journals) {
        precision = plan.precision();
        this.journals = journals;
    }

    /** How many replications a point should have, once it has so many; so many, when it is done. */
    int next(PlannedPoint point, int replications) {
        return precision
                .map(wanted -> {
                    Sample sample = sample(point, replications, wanted.measure());
                    return wanted.next(replications, sample.estimate(Settings.CONFIDENCE), sample.usual());
                })
                .orElse(replications);
    }

    /** How many replications a point is to have, as far as those that are done tell. */
    int replications(PlannedPoint point) {
        int planned = point.replications();
        int done = journals.done(point.identity()).nextClearBit(0);
        while (done >= planned) {
            int more = next(point, planned);
            if (more == planned) {
                return planned;
            }
            planned = more;
        }
        return planned;
    }

    /** Whether a point with so many replications is known as well as was asked for. */
    boolean isPrecise(PlannedPoint point, int replications) {
        return precision
                .map(wanted -> {
                    Sample sample = sample(point, replications, wanted.measure());
                    return wanted.isMetBy(sample.estimate(Settings.CONFIDENCE), sample.usual());
                })
                .orElse(true);
    }

    private Sample sample(PlannedPoint point, int replications, RowName measure) {
        try {
            return journals.samples(point.identity(), replications, List.of(measure))
                    .get(0);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}

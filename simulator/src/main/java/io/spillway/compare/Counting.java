package io.spillway.compare;

import com.google.common.primitives.Ints;
import io.spillway.experiment.Progress;

/** Replications done of all that are planned; more may be planned on the way. */
final class Counting {
    private final Progress progress;
    private long done;
    private long planned;

    Counting(Progress progress) {
        this.progress = progress;
    }

    void plan(long replications) {
        planned += replications;
    }

    void replicated() {
        progress.replicated(Ints.saturatedCast(++done), Ints.saturatedCast(planned));
    }
}

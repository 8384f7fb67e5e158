package io.spillway.compare;

import io.spillway.experiment.Progress;

/** Replications done of all that are planned; more may be planned on the way. */
final class Counting {
    private final Progress progress;
    private int done;
    private int planned;

    Counting(Progress progress) {
        this.progress = progress;
    }

    void plan(int replications) {
        planned += replications;
    }

    void replicated() {
        progress.replicated(++done, planned);
    }
}

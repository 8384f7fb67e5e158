package io.spillway.scenario;

import java.util.Optional;

/**
 * What a map or a figure says about the values below it.
 *
 * @param told whether a figure around these values has been told of already
 */
record Notes(Optional<String> source, Optional<Confidence> confidence, Optional<String> note, boolean told) {
    static final Notes NONE = new Notes(Optional.empty(), Optional.empty(), Optional.empty(), false);

    boolean isEmpty() {
        return source.isEmpty() && confidence.isEmpty() && note.isEmpty();
    }

    /** These notes, where the inner ones say nothing. */
    Notes under(Notes outer) {
        return new Notes(
                source.or(outer::source), confidence.or(outer::confidence), note.or(outer::note), told || outer.told);
    }

    Notes asTold() {
        return new Notes(source, confidence, note, true);
    }
}

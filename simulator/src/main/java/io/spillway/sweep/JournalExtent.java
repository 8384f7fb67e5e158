package io.spillway.sweep;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a journal goes, or was read. As nothing in a journal ever changes, it is all that one needs to know to tell whether
 * something was done since.
 *
 * @param file its name, which no journal of another process has
 */
public record JournalExtent(String file, long bytes) {
    JournalExtent(Path journal, long bytes) {
        this(String.valueOf(journal.getFileName()), bytes);
    }

    /** The journals of a folder as they are now. */
    public static ImmutableSet<JournalExtent> in(Path results) throws IOException {
        ImmutableSet.Builder<JournalExtent> extents = ImmutableSet.builder();
        for (Path journal : Journal.in(results)) {
            extents.add(new JournalExtent(journal, Files.size(journal)));
        }
        return extents.build();
    }
}

package io.spillway.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a scenario stand: on this machine's disk, or in a copy that came from another's. */
interface Shelf {
    /** What a path is. */
    enum Kind {
        FILE,
        FOLDER,
        MISSING,
        /** A device, say. */
        OTHER
    }

    Kind kind(Path path);

    /** One path for all that lead to the same file. */
    Path real(Path file) throws IOException;

    /**
     * The beginning of a file.
     *
     * @param most how many bytes at most
     */
    byte[] bytes(Path file, int most) throws IOException;

    /** Names beside a file that is missing. */
    List<String> beside(Path missing) throws IOException;

    /** A copy of every file that was found on it so far. */
    ScenarioCopy copy(Path first) throws IOException;
}

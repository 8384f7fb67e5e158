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

    /** Whether a path is standard input, a pipe or a device: it has no folder, and can be read once. */
    boolean isStream(Path path);

    /** A file that another names: from the other's folder, or from where the command runs when it has none. */
    default Path named(Path from, String name) {
        return (isStream(from) ? Path.of(name) : from.resolveSibling(name)).normalize();
    }

    /** From where a file names others, in words. */
    default String namedFrom(Path from) {
        return isStream(from) ? "named from where the command runs" : "named from this one";
    }

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

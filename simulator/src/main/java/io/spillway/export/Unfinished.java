package io.spillway.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Files under temporary names, which go when the program ends before they have names of their own. */
final class Unfinished {
    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::removeAll, "unfinished files"));
        } catch (IllegalStateException ending) {
            ENDING.set(true);
        }
    }

    private Unfinished() {}

    /**
     * Makes an empty file of a name that no other has, with the permissions of any new file.
     *
     * @throws CancellationException when the program is about to end
     */
    static Path make(Path folder) throws IOException {
        return remember(create(folder));
    }

    /**
     * A file that was made otherwise.
     *
     * @throws CancellationException as {@link #make} does
     */
    static Path remember(Path file) throws IOException {
        FILES.add(file);
        if (ENDING.get()) {
            remove(file);
            throw new CancellationException("interrupted");
        }
        return file;
    }

    /** In a container every process may have the same number, so it does not make a name one's own. */
    private static Path create(Path folder) throws IOException {
        for (int more = 0; ; more++) {
            try {
                return Files.createFile(
                        folder.resolve(".spillway-" + ProcessHandle.current().pid() + "-" + more + ".tmp"));
            } catch (FileAlreadyExistsException another) {
                continue;
            }
        }
    }

    /** A file that has its own name now. */
    static void forget(Path file) {
        FILES.remove(file);
    }

    static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        forget(file);
    }

    /** What cannot be removed stays: nobody is there to be told any more. */
    static void removeAll() {
        ENDING.set(true);
        for (Path file : FILES) {
            try {
                remove(file);
            } catch (IOException stays) {
                forget(file);
            }
        }
    }
}

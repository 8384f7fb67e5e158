package io.spillway.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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
        boolean hasPermissions =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] asAnyOther = hasPermissions
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
        Path file = Files.createTempFile(folder, ".spillway-", ".tmp", asAnyOther);
        FILES.add(file);
        if (ENDING.get()) {
            remove(file);
            throw new CancellationException("interrupted");
        }
        return file;
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

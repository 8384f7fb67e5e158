package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Keeps two writers from doing the same work in one folder. Results do not depend on it: each writer has a journal of its
 * own, and what is done twice is the same twice.
 *
 * <p>It is a symbolic link that names its owner, made in one step; beside it stands a file whose content its owner changes
 * every few seconds. An owner on this machine is gone when there is no such process; one on another machine when that file
 * has stayed the same for a while. No clocks are compared.
 */
final class FolderLock implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String ALIVE = ".alive";

    private final Path lock;
    private final Path alive;
    private final Owner self;
    private final Thread heart;
    private volatile boolean open = true;

    /** How long it takes to tell whether the owner of a lock lives. */
    record Patience(long beatMillis, long watchMillis) {
        static final Patience USUAL = new Patience(4_000, 30_000);
    }

    private FolderLock(Path lock, Owner self, Patience patience) throws IOException {
        this.lock = lock;
        this.self = self;
        alive = beside(lock);
        beat(0);
        heart = new Thread(() -> beatOn(patience.beatMillis()), "spillway-heart");
        heart.setDaemon(true);
        heart.start();
    }

    /**
     * Takes the lock for a part of a sweep; one whose owner is gone is taken over.
     *
     * @throws UnusableFolderException if another writer could do the same work, or the folder cannot be written to
     */
    static FolderLock take(Path results, Shard shard, Owner self, Patience patience) throws IOException {
        Path folder = Journal.folder(results);
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException taken) {
            throw new UnusableFolderException(results, "cannot be made: " + taken.getFile() + " is no folder");
        } catch (FileSystemException refused) {
            throw new UnusableFolderException(results, "cannot be made", refused);
        }
        Path lock = folder.resolve(shard.fileName() + LOCK);
        while (!make(lock, self, results)) {
            Owner other = Owner.of(lock);
            if (other != null) {
                if (isLiving(lock, other, patience)) {
                    throw inUse(results, lock, other);
                }
                remove(lock, other);
            }
        }
        FolderLock taken = new FolderLock(lock, self, patience);
        try {
            taken.checkOthers(results, shard, patience);
            return taken;
        } catch (IOException | RuntimeException refused) {
            taken.close();
            throw refused;
        }
    }

    private static boolean make(Path lock, Owner self, Path results) throws IOException {
        try {
            Files.createSymbolicLink(lock, Path.of(self.toString()));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (FileSystemException refused) {
            throw new UnusableFolderException(results, "cannot be written to", refused);
        }
    }

    /** Locks of other parts may be there as long as their work is other work. Of two that come at once both give way. */
    private void checkOthers(Path results, Shard shard, Patience patience) throws IOException {
        for (Path other : locks(results)) {
            Owner owner = other.equals(lock) ? null : Owner.of(other);
            if (owner != null && shardOf(other).overlaps(shard)) {
                if (isLiving(other, owner, patience)) {
                    throw inUse(results, other, owner);
                }
                remove(other, owner);
            }
        }
    }

    /** Whether no other writer is at work in a folder, whatever its part. */
    boolean isAlone(Path results, Patience patience) throws IOException {
        for (Path other : locks(results)) {
            Owner owner = other.equals(lock) ? null : Owner.of(other);
            if (owner != null && isLiving(other, owner, patience)) {
                return false;
            }
        }
        return true;
    }

    /** The owners of locks that may be living: those of this machine are, those of others are said to be. */
    static List<Owner> owners(Path results) throws IOException {
        List<Owner> owners = new ArrayList<>();
        for (Path lock : locks(results)) {
            Owner owner = Owner.of(lock);
            if (owner != null && (!owner.isOfThisMachine() || owner.isRunning())) {
                owners.add(owner);
            }
        }
        return owners;
    }

    private static List<Path> locks(Path results) throws IOException {
        try (Stream<Path> files = Files.list(Journal.folder(results))) {
            return files.filter(FolderLock::isLock).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static boolean isLock(Path file) {
        try {
            return file.toString().endsWith(LOCK) && shardOf(file).count() > 0;
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }

    private static Shard shardOf(Path lock) {
        String name = String.valueOf(lock.getFileName());
        return Shard.parse(name.substring(0, name.length() - LOCK.length()).replace("-of-", "/"));
    }

    private static UnusableFolderException inUse(Path results, Path lock, Owner other) {
        return new UnusableFolderException(
                results,
                "process " + other.process() + " on " + other.host() + " is at work in it (shard " + shardOf(lock)
                        + "). Maybe 'spillway status " + ShellWord.of(results) + "', or another folder");
    }

    private static boolean isLiving(Path lock, Owner owner, Patience patience) throws IOException {
        if (owner.isOfThisMachine()) {
            return owner.isRunning();
        }
        String before = content(beside(lock));
        for (long waited = 0; waited < patience.watchMillis(); waited += patience.beatMillis() / 4) {
            sleep(patience.beatMillis() / 4);
            if (!content(beside(lock)).equals(before)) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted; nothing was run");
        }
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    /** Renaming lets one of several win, and shows whether it was still the lock of who is gone. */
    private static void remove(Path lock, Owner gone) throws IOException {
        Path aside = lock.resolveSibling(
                lock.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.move(lock, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException someoneElse) {
            return;
        }
        if (gone.equals(Owner.of(aside))) {
            Files.deleteIfExists(beside(lock));
        } else {
            make(lock, Owner.parse(Files.readSymbolicLink(aside).toString()), lock);
        }
        Files.deleteIfExists(aside);
    }

    private static Path beside(Path lock) {
        return lock.resolveSibling(lock.getFileName().toString().replace(LOCK, ALIVE));
    }

    private void beatOn(long millis) {
        for (long beat = 1; open; beat++) {
            try {
                Thread.sleep(millis);
                beat(beat);
            } catch (InterruptedException ended) {
                return;
            } catch (IOException missed) {
                // A full disk or a network that is away may be back at the next beat.
                continue;
            }
        }
    }

    private synchronized void beat(long count) throws IOException {
        if (open) {
            Files.writeString(alive, self + " " + count + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            open = false;
        }
        heart.interrupt();
        if (self.equals(Owner.of(lock))) {
            Files.deleteIfExists(alive);
            Files.deleteIfExists(lock);
        }
    }
}

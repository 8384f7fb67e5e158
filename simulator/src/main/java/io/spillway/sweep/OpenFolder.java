package io.spillway.sweep;

import io.spillway.sweep.FolderLock.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A folder that a writer is at work in: his lock, what its journals say, and a journal of his own. Journals are read once,
 * however many plans he runs in it one after the other: what he writes he remembers.
 */
final class OpenFolder implements AutoCloseable {
    private final Path folder;
    private final FolderLock lock;
    private final Journals journals;
    private final Journal journal;

    private OpenFolder(Path folder, FolderLock lock, Journals journals, Journal journal) {
        this.folder = folder;
        this.lock = lock;
        this.journals = journals;
        this.journal = journal;
    }

    /**
     * Takes a folder for a part of a sweep.
     *
     * @param head of the journal, asked for with its first line
     * @throws UnusableFolderException if the folder cannot be used for it now
     * @throws UnreadableResultsException if a journal cannot be read
     */
    static OpenFolder take(Path folder, Shard shard, Supplier<JournalHead> head) throws IOException {
        Owner self = Owner.self();
        FolderLock lock = FolderLock.take(folder, shard, self, Patience.USUAL);
        try {
            Journals journals = Journals.read(List.of(folder));
            return new OpenFolder(folder, lock, journals, new Journal(journalFile(folder, self), head));
        } catch (IOException | RuntimeException unread) {
            lock.close();
            throw unread;
        }
    }

    /**
     * A file that is not there yet: a process may have been at work here before, and where the system does not say when one
     * began another may have been called the same.
     */
    private static Path journalFile(Path folder, Owner self) {
        Path journals = Journal.folder(folder);
        String name = self.fileName();
        Path file = journals.resolve(name + ".jsonl");
        for (int more = 2; Files.exists(file); more++) {
            file = journals.resolve(name + "-" + more + ".jsonl");
        }
        return file;
    }

    Journals journals() {
        return journals;
    }

    Journal journal() {
        return journal;
    }

    /** The plan of a folder can be replaced, as journals are good for any plan, but not under the hands of another. */
    void keepPlan(Plan plan) throws IOException {
        String text = PlanFile.text(plan);
        if (Files.exists(PlanFile.in(folder))) {
            if (PlanFile.says(folder, text)) {
                return;
            }
            if (!lock.isAlone(folder, Patience.USUAL)) {
                throw new UnusableFolderException(
                        folder, "another sweep, or another version of it, is at work in it. Maybe another folder");
            }
        }
        PlanFile.write(folder, text);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            journal.close();
        }
    }
}

package io.spillway.sweep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one process has done, a line for each block, written and synced before it counts. It is begun with the first line and
 * never changed: another process has a journal of its own.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final Supplier<JournalHead> head;
    private final Set<String> layouts = new HashSet<>();
    private @Nullable FileChannel channel;
    /** Why no more can be written. */
    private @Nullable String refusal;

    private long length;

    /** @param head asked for with the first line */
    Journal(Path file, Supplier<JournalHead> head) {
        this.file = file;
        this.head = head;
    }

    Path file() {
        return file;
    }

    /**
     * Writes a block and waits until it would outlast a power cut.
     *
     * @return where its line stands
     */
    synchronized Place append(Block block) throws IOException {
        ByteArrayOutputStream lines = begun();
        if (layouts.add(block.layout().id())) {
            JournalLine.layout(block.layout(), lines);
        }
        int start = lines.size();
        JournalLine.block(block, lines);
        long offset = length + start;
        write(lines);
        return new Place(file, offset, lines.size() - start, block.first(), block.count());
    }

    /** Writes why a task failed. */
    synchronized void append(Task task, String reason) throws IOException {
        ByteArrayOutputStream lines = begun();
        JournalLine.failure(task, reason, lines);
        write(lines);
    }

    private ByteArrayOutputStream begun() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (channel == null) {
            channel = open();
            JournalLine.head(head.get(), lines);
        }
        return lines;
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (FileSystemException refused) {
            throw new UnusableFolderException(file, "cannot be made", refused);
        }
    }

    private void write(ByteArrayOutputStream lines) throws IOException {
        FileChannel to = channel;
        if (to == null || refusal != null) {
            throw new FileSystemException(file.toString(), null, refusal != null ? refusal : "is closed");
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            to.force(false);
        } catch (IOException failed) {
            // Behind a part of a line no other line could be read.
            refusal = SystemAnswer.of(failed);
            to.close();
            throw new FileSystemException(file.toString(), null, refusal);
        }
        length += lines.size();
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Where the line of a block stands. */
    record Place(Path file, long offset, int length, int first, int count) {
        int end() {
            return first + count;
        }
    }

    /** The journals of a folder. */
    static Path folder(Path results) {
        return results.resolve("journal");
    }

    /** The journals that stand in a folder with results, by name; none in one without any. */
    static List<Path> in(Path results) throws IOException {
        try (Stream<Path> files = Files.list(folder(results))) {
            return files.filter(Journal::isJournal).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static boolean isJournal(Path file) {
        return file.toString().endsWith(".jsonl") && Files.isRegularFile(file);
    }
}

package io.spillway.export;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import io.spillway.sweep.Renames;
import io.spillway.sweep.SystemAnswer;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Files that are written under temporary names beside their places, synced, and then given their names one after the
 * other. Until {@link #commit} nothing of them can be seen; a program that is interrupted removes what it staged.
 *
 * <p>A place that is not a regular file (a device, a pipe) is written to directly, and so is one that names a file which this
 * process has open ({@code -} and {@code /dev/stdout}, {@code /dev/fd/3}): what is written comes behind what was. Through a
 * descriptor beyond standard output and error that is the end of the file, where its other writers must append too. A reader
 * that goes away, as {@code head} does, has what it wanted: that is no error, and no more is written there.
 */
public final class StagedFiles implements AutoCloseable {
    private final boolean force;
    private final OutputStream standardOutput;
    private final List<Staged> staged = new ArrayList<>();

    /** @param force whether files that are there already may be replaced */
    public StagedFiles(boolean force) {
        this(force, new FileOutputStream(FileDescriptor.out));
    }

    /**
     * @param force whether files that are there already may be replaced
     * @param standardOutput is not closed
     */
    public StagedFiles(boolean force, OutputStream standardOutput) {
        this.force = force;
        this.standardOutput = standardOutput;
    }

    /**
     * Refuses a place that could not be written to, before any work is done for it.
     *
     * @throws CannotCreateException if a file is there and may not be replaced, or none can be made there
     */
    public void check(Path place) throws CannotCreateException {
        OptionalInt descriptor = descriptor(place);
        if (descriptor.isPresent()) {
            checkOpen(place, descriptor.getAsInt());
            return;
        }
        if (isSpecial(place)) {
            return;
        }
        if (Files.isDirectory(place)) {
            throw new CannotCreateException(place, "is a folder. Maybe a file in it");
        }
        if (Files.exists(place) && !force) {
            throw new CannotCreateException(place, "exists. Maybe --force, or another name");
        }
        if (leadsNowhere(place) && !force) {
            throw new CannotCreateException(place, "is a link to nothing. Maybe --force, or another name");
        }
        Path folder = folder(place);
        if (!Files.isDirectory(folder)) {
            throw noFolder(place);
        }
        if (!Files.isWritable(folder)) {
            throw new CannotCreateException(place, "the folder " + folder + " cannot be written to");
        }
        checkName(place);
    }

    /** A name may be too long, or of what no file may be called. */
    private static void checkName(Path place) throws CannotCreateException {
        try {
            Files.readAttributes(place, BasicFileAttributes.class);
        } catch (NoSuchFileException free) {
            return;
        } catch (IOException wrong) {
            throw new CannotCreateException(
                    place, "cannot be made: " + SystemAnswer.of(wrong).toLowerCase(Locale.ROOT));
        }
    }

    private static void checkOpen(Path place, int descriptor) throws CannotCreateException {
        if (descriptor > OpenFile.STANDARD_ERROR && !Files.exists(place)) {
            throw new CannotCreateException(place, "is not open");
        }
        boolean readOnly;
        try {
            readOnly = OpenFile.isReadOnly(descriptor);
        } catch (IOException unknown) {
            throw new CannotCreateException(place, "is not open");
        }
        if (readOnly) {
            throw new CannotCreateException(place, "is closed, or open to be read alone");
        }
    }

    /**
     * Refuses a folder in which files could not be written, before any work is done for it.
     *
     * @throws CannotCreateException if one of them is there already and may not be replaced, or the folder cannot be made
     */
    void checkFolder(Path folder, List<String> names) throws CannotCreateException {
        if (!Files.exists(folder)) {
            checkCanBeMade(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new CannotCreateException(folder, "is not a folder");
        }
        for (String name : names) {
            check(folder.resolve(name));
        }
    }

    private static void checkCanBeMade(Path folder) throws CannotCreateException {
        Path above = folder.toAbsolutePath();
        while (above.getParent() != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        if (leadsNowhere(above)) {
            throw new CannotCreateException(folder, above + " is a link to nothing");
        }
        if (!Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new CannotCreateException(folder, "no folder can be made in " + above);
        }
    }

    /**
     * Makes a folder if there is none.
     *
     * @throws CannotCreateException as {@link #checkFolder} does
     */
    void makeFolder(Path folder, List<String> names) throws CannotCreateException {
        checkFolder(folder, names);
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new CannotCreateException(folder, "the folder cannot be made");
        }
    }

    /**
     * Writes a file under a temporary name, in UTF-8, and syncs it.
     *
     * @return the SHA-256 of its bytes, in hex
     * @throws CannotCreateException if it may not or cannot be made
     * @throws IOException if it cannot be written in full
     */
    public String stage(Path place, Content content) throws IOException {
        check(place);
        if (isSpecial(place)) {
            try (OutputStream to = direct(place)) {
                return write(content, to);
            }
        }
        Path written = temporary(place);
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            String sha256 = write(content, new PlaceStream(place, Channels.newOutputStream(channel)));
            channel.force(true);
            return sha256;
        }
    }

    /** The hash identifies bytes; it protects nothing. */
    private static String write(Content content, OutputStream to) throws IOException {
        HashingOutputStream hashing = new HashingOutputStream(Hashing.sha256(), to);
        Writer writer = new BufferedWriter(new OutputStreamWriter(hashing, StandardCharsets.UTF_8));
        try {
            content.writeTo(writer);
            writer.flush();
        } catch (ReaderGoneException enough) {
            return hashing.hash().toString();
        }
        return hashing.hash().toString();
    }

    /**
     * As {@link #stage}, of a file that something else writes.
     *
     * @param writing is given the temporary name
     */
    public void stageBy(Path place, Writing writing) throws IOException {
        check(place);
        if (isSpecial(place)) {
            send(writing, place);
            return;
        }
        Path written = temporary(place);
        try {
            writing.writeTo(written);
        } catch (IOException failed) {
            throw new FileSystemException(place.toString(), null, SystemAnswer.of(failed));
        }
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** What writes a file by its name may put another in its place, so its bytes are sent on. */
    private void send(Writing writing, Path place) throws IOException {
        Path written = Unfinished.remember(Files.createTempFile("spillway-", ".tmp"));
        try (OutputStream to = direct(place)) {
            writing.writeTo(written);
            Files.copy(written, to);
        } catch (ReaderGoneException enough) {
            return;
        } finally {
            Unfinished.remove(written);
        }
    }

    /** Makes a file. */
    @FunctionalInterface
    public interface Writing {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Gives every staged file its name, in the order of staging.
     *
     * @throws IOException if one cannot be renamed; those before it have their names
     */
    public void commit() throws IOException {
        while (!staged.isEmpty()) {
            Staged next = staged.get(0);
            rename(next);
            Unfinished.forget(next.temporary());
            staged.remove(0);
            if (staged.isEmpty() || !folder(staged.get(0).target()).equals(folder(next.target()))) {
                Renames.sync(folder(next.target()));
            }
        }
    }

    /** Removes what was staged and not committed. */
    @Override
    public void close() throws IOException {
        for (Staged file : staged) {
            Unfinished.remove(file.temporary());
        }
        staged.clear();
    }

    private void rename(Staged file) throws IOException {
        try {
            if (force) {
                Files.move(
                        file.temporary(),
                        file.target(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(file.temporary(), file.target());
            }
        } catch (FileAlreadyExistsException exists) {
            throw new CannotCreateException(file.target(), "was made by something else meanwhile");
        }
    }

    /** Where what is written to a special place goes; closing it closes nothing that others use. */
    private OutputStream direct(Path place) throws IOException {
        OptionalInt descriptor = descriptor(place);
        if (descriptor.isEmpty()) {
            return new PlaceStream(place, Channels.newOutputStream(open(place)));
        }
        return switch (descriptor.getAsInt()) {
            case OpenFile.STANDARD_OUTPUT -> named(standardOutput);
            case OpenFile.STANDARD_ERROR ->
                new PlaceStream("standard error", new FileOutputStream(FileDescriptor.err), false);
            default -> new PlaceStream(place, Channels.newOutputStream(open(place, StandardOpenOption.APPEND)));
        };
    }

    /** Standard output that says so of what cannot be written; closing it closes nothing. */
    public static OutputStream named(OutputStream standardOutput) {
        return new PlaceStream("standard output", standardOutput, false);
    }

    /** Whether writing failed because the reader went away. */
    public static boolean isClosedPipe(IOException failed) {
        if (failed instanceof ReaderGoneException) {
            return true;
        }
        String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }

    private static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Says of what cannot be written where it was to go. */
    private static final class PlaceStream extends FilterOutputStream {
        private final String place;
        private final boolean isOwn;

        PlaceStream(Path place, OutputStream to) {
            this(place.toString(), to, true);
        }

        /** @param isOwn whether it is closed, as nothing else uses it */
        PlaceStream(String place, OutputStream to, boolean isOwn) {
            super(to);
            this.place = place;
            this.isOwn = isOwn;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException failed) {
                throw isClosedPipe(failed)
                        ? new ReaderGoneException()
                        : new FileSystemException(place, null, failed.getMessage());
            }
        }

        @Override
        public void close() throws IOException {
            if (isOwn) {
                super.close();
            } else {
                flush();
            }
        }
    }

    private static FileChannel open(Path place, OpenOption... how) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(how));
        options.add(StandardOpenOption.WRITE);
        try {
            return FileChannel.open(place, options);
        } catch (AccessDeniedException denied) {
            throw denied(place);
        } catch (NoSuchFileException gone) {
            throw noFolder(place);
        }
    }

    /** Removes what any of them has staged and not committed, ahead of an end that is not Java's own. */
    public static void abandon() {
        Unfinished.removeAll();
    }

    /** Whether a place is written to directly. */
    public static boolean isSpecial(Path place) {
        return descriptor(place).isPresent()
                || Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place);
    }

    /** Whether a place is one more name of standard output, such as {@code -}. */
    public static boolean isStandardOutput(Path place) {
        return descriptor(place).equals(OptionalInt.of(OpenFile.STANDARD_OUTPUT));
    }

    /** A link that cannot be followed leads to no open file. */
    private static OptionalInt descriptor(Path place) {
        try {
            return OpenFile.descriptor(place);
        } catch (IOException unread) {
            return OptionalInt.empty();
        }
    }

    private static boolean leadsNowhere(Path place) {
        return Files.isSymbolicLink(place) && !Files.exists(place);
    }

    /** A file beside the one that is to be written, which takes its place when all is committed. */
    private Path temporary(Path place) throws IOException {
        Path target = Files.exists(place) ? place.toRealPath() : place;
        try {
            Path written = Unfinished.make(folder(target));
            staged.add(new Staged(written, target));
            return written;
        } catch (AccessDeniedException denied) {
            throw denied(place);
        } catch (NoSuchFileException gone) {
            throw noFolder(place);
        }
    }

    private static CannotCreateException denied(Path place) {
        return new CannotCreateException(place, "cannot be made: permission denied");
    }

    private static CannotCreateException noFolder(Path place) {
        return new CannotCreateException(place, "there is no folder " + folder(place));
    }

    private static Path folder(Path place) {
        Path parent = place.toAbsolutePath().getParent();
        return parent == null ? place.toAbsolutePath() : parent;
    }

    private record Staged(Path temporary, Path target) {}
}

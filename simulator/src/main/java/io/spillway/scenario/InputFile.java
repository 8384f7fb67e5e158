package io.spillway.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A file that a command line names, read once, whatever it turns out to be: what comes by a pipe cannot be read again. */
public final class InputFile {
    private final Path path;
    private final DiskShelf shelf = new DiskShelf();

    public InputFile(Path path) {
        this.path = path;
    }

    /** As it was named. */
    public Path path() {
        return path;
    }

    /** Whether it is standard input, a pipe or a device: it has no folder, and can be read once. */
    public boolean isStream() {
        return shelf.isStream(path);
    }

    /** Its name without what ends the names of YAML files; that of a pipe differs from call to call, and is no name. */
    public String name() {
        return isStream() ? "piped" : String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    /** A file that it names: from its folder, or from where the command runs when it has none. */
    public Path named(String name) {
        return shelf.named(path, name);
    }

    /** From where it names them, in words. */
    public String namedFrom() {
        return shelf.namedFrom(path);
    }

    /**
     * The keys at its top; nothing is known of a file that says none and has problems.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<Set<String>> keys() throws IOException {
        Problems unread = new Problems();
        Tree.Fields tree = new Sources(shelf, unread).read(path);
        return tree.entries().isEmpty() && !unread.isEmpty()
                ? Optional.empty()
                : Optional.of(tree.entries().keySet());
    }

    /**
     * As {@link RecordFile} reads it.
     *
     * @throws IOException when it cannot be read
     */
    public <T extends Record> RecordFile<T> record(Class<T> type) throws IOException {
        return RecordFile.read(path, shelf, type);
    }

    /**
     * As {@link ScenarioTree#read} reads it.
     *
     * @throws IOException when it cannot be read
     */
    public ScenarioTree scenario() throws IOException {
        return ScenarioTree.read(path, shelf);
    }
}

package io.spillway.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** The disk of this machine. It remembers which files were found. */
final class DiskShelf implements Shelf {
    private static final int MOST_BESIDE = 1000;

    private final Set<Path> found = new ConcurrentSkipListSet<>();

    @Override
    public Kind kind(Path path) {
        if (Files.isRegularFile(path)) {
            found.add(path);
            return Kind.FILE;
        }
        if (Files.isDirectory(path)) {
            return Kind.FOLDER;
        }
        return Files.exists(path) ? Kind.OTHER : Kind.MISSING;
    }

    @Override
    public Path real(Path file) throws IOException {
        return file.toRealPath();
    }

    @Override
    public byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public List<String> beside(Path missing) throws IOException {
        Path folder = missing.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MOST_BESIDE)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public ScenarioCopy copy(Path first) throws IOException {
        return ScenarioCopy.of(first, found);
    }
}

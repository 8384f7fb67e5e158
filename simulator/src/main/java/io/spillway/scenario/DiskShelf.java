package io.spillway.scenario;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** The disk of this machine. It remembers which files were found, and what came by a pipe. */
final class DiskShelf implements Shelf {
    private static final int MOST_BESIDE = 1000;
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final Path DEVICES = Path.of("/dev");

    private final Set<Path> found = new ConcurrentSkipListSet<>();
    private final Map<Path, byte[]> streams = new ConcurrentHashMap<>();

    @Override
    public Kind kind(Path path) {
        if (path.equals(STANDARD_INPUT)) {
            return Kind.OTHER;
        }
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
        return isStream(file) ? file : file.toRealPath();
    }

    @Override
    public boolean isStream(Path path) {
        return path.equals(STANDARD_INPUT)
                || !Files.isDirectory(path)
                        && (path.startsWith(DEVICES) || Files.exists(path) && !Files.isRegularFile(path));
    }

    @Override
    public byte[] bytes(Path file, int most) throws IOException {
        if (!isStream(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(most);
            }
        }
        byte[] known = streams.get(file);
        if (known == null) {
            try (InputStream in = open(file)) {
                known = in.readNBytes(most);
            }
            streams.put(file, known);
        }
        return known;
    }

    private static InputStream open(Path stream) throws IOException {
        return stream.equals(STANDARD_INPUT)
                ? new BufferedInputStream(new FileInputStream(FileDescriptor.in))
                : Files.newInputStream(stream);
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
        return ScenarioCopy.of(first, found, streams);
    }
}

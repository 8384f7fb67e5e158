package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario's files, word for word, with all that they include and all tables that they name. It can be sent to another machine
 * and be read there, as if it were this one.
 *
 * @param first the scenario's own file
 * @param names of every file, as it was named, with the one name that it is known by
 * @param contents by that name
 * @param streams those that came by a pipe
 */
public record ScenarioCopy(
        String first,
        ImmutableMap<String, String> names,
        ImmutableMap<String, byte[]> contents,
        ImmutableSet<String> streams)
        implements Serializable {
    static ScenarioCopy of(Path first, Set<Path> files, Map<Path, byte[]> streams) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path file : files) {
            Path real = file.toRealPath();
            names.put(file.toString(), real.toString());
            if (!contents.containsKey(real.toString())) {
                contents.put(real.toString(), Files.readAllBytes(real));
            }
        }
        streams.forEach((path, content) -> {
            names.put(path.toString(), path.toString());
            contents.put(path.toString(), content);
        });
        return new ScenarioCopy(
                first.toString(),
                ImmutableMap.copyOf(names),
                ImmutableMap.copyOf(contents),
                streams.keySet().stream().map(Path::toString).collect(ImmutableSet.toImmutableSet()));
    }

    /** Reads the scenario again. */
    public ScenarioTree read() throws IOException {
        return ScenarioTree.read(Path.of(first), new CopyShelf());
    }

    /** It looks like the disk that the copy was made from. */
    private final class CopyShelf implements Shelf {
        @Override
        public Kind kind(Path path) {
            return names.containsKey(path.toString()) ? Kind.FILE : Kind.MISSING;
        }

        @Override
        public Path real(Path file) throws IOException {
            String real = names.get(file.toString());
            if (real == null) {
                throw new FileNotFoundException(file + " is not in the copy");
            }
            return Path.of(real);
        }

        @Override
        public boolean isStream(Path path) {
            return streams.contains(path.toString());
        }

        @Override
        public byte[] bytes(Path file, int most) throws IOException {
            byte[] content = contents.get(real(file).toString());
            if (content == null) {
                throw new FileNotFoundException(file + " is not in the copy");
            }
            return content.length <= most ? content : Arrays.copyOf(content, most);
        }

        @Override
        public List<String> beside(Path missing) {
            return List.of();
        }

        @Override
        public ScenarioCopy copy(Path same) {
            return ScenarioCopy.this;
        }
    }
}

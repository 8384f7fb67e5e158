package io.spillway.export;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.spillway.sweep.JournalExtent;
import io.spillway.sweep.UnreadableResultsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a {@link SweepManifest} says of the files beside it, by which they are known again. It is given its name after them, so
 * that files that were merged by halves do not fit it.
 *
 * @param done whether every point was done
 * @param outputs SHA-256 of each file, by its name
 * @param journals that the files were made of
 */
record Seal(boolean done, ImmutableSetMultimap<String, String> outputs, ImmutableSet<JournalExtent> journals) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Reads it; empty when there is none, or it is not as it was written. */
    static Optional<Seal> read(Path manifest) throws IOException {
        try {
            return Optional.of(parse(Files.readString(manifest)));
        } catch (NoSuchFileException | CharacterCodingException | JacksonException | IllegalArgumentException none) {
            return Optional.empty();
        } catch (IOException refused) {
            throw UnreadableResultsException.of(manifest, refused);
        }
    }

    private static Seal parse(String text) {
        Map<String, Integer> counts = new HashMap<>();
        ImmutableSetMultimap<String, String> outputs = ImmutableSetMultimap.of();
        ImmutableSet.Builder<JournalExtent> journals = ImmutableSet.builder();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "points", "pointsDone" -> counts.put(name, json.getIntValue());
                    case "outputs" -> outputs = byPath(json);
                    case "journals" ->
                        byPath(json)
                                .forEach((file, bytes) -> journals.add(new JournalExtent(file, Long.parseLong(bytes))));
                    default -> json.skipChildren();
                }
            }
        }
        return new Seal(
                counts.containsKey("points") && counts.get("points").equals(counts.get("pointsDone")),
                outputs,
                journals.build());
    }

    /** An array of objects with a path and one thing more. */
    private static ImmutableSetMultimap<String, String> byPath(JsonParser json) {
        ImmutableSetMultimap.Builder<String, String> byPath = ImmutableSetMultimap.builder();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String path = "";
            String other = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isPath = json.currentName().equals("path");
                json.nextToken();
                path = isPath ? json.getString() : path;
                other = isPath ? other : json.getString();
            }
            byPath.put(path, other);
        }
        return byPath.build();
    }

    /** Whether a file is, to the byte, what the manifest says. */
    boolean fits(Path file) throws IOException {
        return outputs.containsEntry(String.valueOf(file.getFileName()), sha256(file));
    }

    /** The hash identifies bytes; it protects nothing. */
    private static String sha256(Path file) throws IOException {
        return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    }
}

package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Precision;
import io.spillway.measures.RowName;
import io.spillway.sweep.Parameter.Kind;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.IOException;
import java.io.LineNumberReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The plan as a file of a folder with results, JSON lines: one of the sweep, then one of each point. The same sweep and version
 * make the same bytes.
 */
public final class PlanFile {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final String NAME = "plan.jsonl";

    private PlanFile() {}

    /** Where it stands in a folder. */
    public static Path in(Path results) {
        return results.resolve(NAME);
    }

    /** What stands in it. */
    public static String text(Plan plan) {
        StringWriter text = new StringWriter();
        line(text, json -> {
            json.writeStringProperty("sweep", plan.name());
            json.writeStringProperty("version", plan.version());
            json.writeNumberProperty("points", plan.points().size());
            plan.precision().ifPresent(precision -> {
                json.writeStringProperty("measure", precision.measure().text());
                json.writeNumberProperty("relativeHalfWidth", precision.relativeHalfWidth());
                json.writeNumberProperty("maxReplications", precision.maxReplications());
            });
            json.writeArrayPropertyStart("axes");
            plan.parameters().forEach(parameter -> json.writeString(parameter.axis()));
            json.writeEndArray();
            json.writeArrayPropertyStart("kinds");
            plan.parameters()
                    .forEach(parameter -> json.writeString(parameter.kind().name()));
            json.writeEndArray();
        });
        plan.points()
                .forEach(point -> line(text, json -> {
                    json.writeNumberProperty("pointSeq", point.seq());
                    json.writeStringProperty("pointId", point.id());
                    json.writeStringProperty("identity", point.identity());
                    json.writeStringProperty("fingerprint", point.fingerprint());
                    json.writeNumberProperty("seed", point.seed());
                    json.writeNumberProperty("replications", point.replications());
                    json.writeArrayPropertyStart("values");
                    point.values().forEach(json::writeString);
                    json.writeEndArray();
                }));
        return text.toString();
    }

    private static void line(StringWriter to, Consumer<JsonGenerator> body) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), to)) {
            json.writeStartObject();
            body.accept(json);
            json.writeEndObject();
        }
        to.write('\n');
    }

    /**
     * Gives a folder its plan: written under another name and synced first, so that a power cut leaves the old one or the new.
     */
    static void write(Path results, String text) throws IOException {
        Path written = results.resolve(".plan." + Owner.self().fileName());
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(written, in(results), StandardCopyOption.ATOMIC_MOVE);
        Renames.sync(results);
    }

    /**
     * Whether the plan of a folder is this text; compared in bytes, as one that is no text is another.
     *
     * @throws UnreadableResultsException when it cannot be read
     */
    static boolean says(Path results, String text) throws UnreadableResultsException {
        try {
            return Arrays.equals(Files.readAllBytes(in(results)), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw UnreadableResultsException.of(in(results), refused);
        }
    }

    /**
     * Reads the plan of a folder.
     *
     * @throws NoSuchFileException when it has none
     * @throws UnreadableResultsException when it is not as it was written
     */
    public static Plan read(Path results) throws IOException {
        Path file = in(results);
        try (LineNumberReader lines = new LineNumberReader(Files.newBufferedReader(file))) {
            return read(file, lines);
        } catch (NoSuchFileException none) {
            throw none;
        } catch (IOException refused) {
            throw UnreadableResultsException.of(file, refused);
        }
    }

    private static Plan read(Path file, LineNumberReader lines) throws IOException {
        try {
            Fields sweep = next(lines);
            ImmutableList.Builder<PlannedPoint> points = ImmutableList.builder();
            for (int left = Integer.parseInt(sweep.text("points")); left > 0; left--) {
                points.add(point(next(lines)));
            }
            return new Plan(
                    sweep.text("sweep"), sweep.text("version"), parameters(sweep), precision(sweep), points.build());
        } catch (CharacterCodingException | JacksonException | IllegalArgumentException wrong) {
            throw new UnreadableResultsException(file, lines.getLineNumber());
        }
    }

    private static Fields next(LineNumberReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IllegalArgumentException("a plan ends before its last point");
        }
        return Fields.of(line);
    }

    private static ImmutableList<Parameter> parameters(Fields sweep) {
        ImmutableList<String> axes = sweep.list("axes");
        ImmutableList<String> kinds = sweep.list("kinds");
        if (axes.size() != kinds.size()) {
            throw new IllegalArgumentException("a plan has not a kind for each axis");
        }
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        for (int i = 0; i < axes.size(); i++) {
            parameters.add(new Parameter(axes.get(i), Kind.valueOf(kinds.get(i))));
        }
        return parameters.build();
    }

    private static Optional<Precision> precision(Fields sweep) {
        return Optional.ofNullable(sweep.texts.get("measure"))
                .flatMap(RowName::parse)
                .map(measure -> new Precision(
                        measure,
                        Double.parseDouble(sweep.text("relativeHalfWidth")),
                        Integer.parseInt(sweep.text("maxReplications"))));
    }

    private static PlannedPoint point(Fields fields) {
        return new PlannedPoint(
                Integer.parseInt(fields.text("pointSeq")),
                fields.text("pointId"),
                fields.list("values"),
                fields.text("identity"),
                fields.text("fingerprint"),
                Long.parseLong(fields.text("seed")),
                Integer.parseInt(fields.text("replications")));
    }

    /** One line: texts and lists of texts by name. */
    private record Fields(Map<String, String> texts, Map<String, ImmutableList<String>> lists) {
        static Fields of(String line) {
            Fields fields = new Fields(new HashMap<>(), new HashMap<>());
            try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    if (json.nextToken() == JsonToken.START_ARRAY) {
                        ImmutableList.Builder<String> list = ImmutableList.builder();
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            list.add(json.getString());
                        }
                        fields.lists.put(name, list.build());
                    } else {
                        fields.texts.put(name, json.getString());
                    }
                }
            }
            return fields;
        }

        String text(String name) {
            return required(texts.get(name), name);
        }

        ImmutableList<String> list(String name) {
            return required(lists.get(name), name);
        }

        private static <T> T required(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalArgumentException("a line of a plan has no " + name);
            }
            return value;
        }
    }
}

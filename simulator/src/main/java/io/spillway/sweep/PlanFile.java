package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Precision;
import io.spillway.measures.Measure;
import io.spillway.sweep.Parameter.Kind;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            plan.precision().ifPresent(precision -> {
                json.writeStringProperty("measure", precision.measure().text());
                json.writeNumberProperty("relativeHalfWidth", precision.relativeHalfWidth());
                json.writeNumberProperty("maxReplications", precision.maxReplications());
            });
            json.writeArrayPropertyStart("columns");
            plan.parameters().forEach(parameter -> json.writeString(parameter.column()));
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
     * Reads the plan of a folder.
     *
     * @throws NoSuchFileException when it has none
     */
    public static Plan read(Path results) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(in(results))) {
            String head = lines.readLine();
            if (head == null) {
                throw new IOException(in(results) + " is empty");
            }
            Fields sweep = Fields.of(head);
            ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
            for (int i = 0; i < sweep.list("columns").size(); i++) {
                Kind kind = Kind.valueOf(sweep.list("kinds").get(i));
                parameters.add(new Parameter(sweep.list("columns").get(i), kind));
            }
            ImmutableList.Builder<PlannedPoint> points = ImmutableList.builder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                points.add(point(Fields.of(line)));
            }
            return new Plan(
                    sweep.text("sweep"), sweep.text("version"), parameters.build(), precision(sweep), points.build());
        }
    }

    private static Optional<Precision> precision(Fields sweep) {
        return Optional.ofNullable(sweep.texts.get("measure"))
                .flatMap(Measure::named)
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

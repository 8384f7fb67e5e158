package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import com.google.common.primitives.ImmutableIntArray;
import io.spillway.sweep.Layout.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * The lines of a journal, each one JSON object that ends with a checksum of all before it:
 *
 * <pre>{@code
 * {"journal": 2, "version", "host", "process", "startedAt", "jobs", "shard", "arguments", "inputs", "crc32c"}
 * {"layout", "asked", "rows": [[measure, cloud, pool, kind, reason, launch, period, unit]], "weightRows", "crc32c"}
 * {"block", "first", "count", "layout", "events", "nanos", "values": [[by row] by replication], "crc32c"}
 * {"failed", "first", "reason", "crc32c"}
 * }</pre>
 *
 * {@code block} and {@code failed} are the identity of a point. A number that does not exist is null.
 */
final class JournalLine {
    /** Of the lines; others are not read. */
    static final int VERSION = 2;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final byte[] SEAL = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX_DIGITS = 8;
    private static final int SEALED = SEAL.length + HEX_DIGITS + END.length;

    private JournalLine() {}

    static void head(JournalHead head, ByteArrayOutputStream to) {
        write(to, json -> {
            json.writeNumberProperty("journal", VERSION);
            json.writeStringProperty("version", head.version());
            json.writeStringProperty("host", head.host());
            json.writeNumberProperty("process", head.process());
            json.writeStringProperty("startedAt", head.startedAt());
            json.writeNumberProperty("jobs", head.jobs());
            json.writeStringProperty("shard", head.shard());
            json.writeArrayPropertyStart("arguments");
            head.arguments().forEach(json::writeString);
            json.writeEndArray();
            json.writeObjectPropertyStart("inputs");
            head.inputs().forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    static void layout(Layout layout, ByteArrayOutputStream to) {
        write(to, json -> {
            json.writeStringProperty("layout", layout.id());
            json.writeNumberProperty("asked", layout.asked());
            json.writeArrayPropertyStart("rows");
            for (Column row : layout.rows()) {
                json.writeStartArray();
                row.cells().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("weightRows");
            layout.weightRows().forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    static void block(Block block, ByteArrayOutputStream to) {
        write(to, json -> {
            json.writeStringProperty("block", block.identity());
            json.writeNumberProperty("first", block.first());
            json.writeNumberProperty("count", block.count());
            json.writeStringProperty("layout", block.layout().id());
            json.writeNumberProperty("events", block.events());
            json.writeNumberProperty("nanos", block.nanos());
            json.writeArrayPropertyStart("values");
            for (double[] replication : block.values()) {
                json.writeStartArray();
                for (double value : replication) {
                    writeNumber(value, json);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    static void failure(Task task, String reason, ByteArrayOutputStream to) {
        write(to, json -> {
            json.writeStringProperty("failed", task.point().identity());
            json.writeNumberProperty("first", task.first());
            json.writeStringProperty("reason", reason);
        });
    }

    /** Whole numbers, of which there are most, without a point and a nought. */
    private static void writeNumber(double value, JsonGenerator json) {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == (long) value
                && Math.abs(value) < 1L << 53
                && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static void write(ByteArrayOutputStream to, Consumer<JsonGenerator> body) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            body.accept(json);
            json.writeEndObject();
        }
        byte[] open = line.toByteArray();
        int length = open.length - 1;
        to.write(open, 0, length);
        to.writeBytes(SEAL);
        to.writeBytes(checksum(open, 0, length).getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(END);
    }

    private static String checksum(byte[] bytes, int from, int length) {
        return Hashing.crc32c().hashBytes(bytes, from, length).toString();
    }

    /** Whether a line is whole, with its line feed. */
    static boolean isWhole(byte[] line) {
        int open = line.length - SEALED;
        if (open < 1 || line[line.length - 1] != '\n') {
            return false;
        }
        String sealed = new String(line, open, SEALED, StandardCharsets.ISO_8859_1);
        return sealed.equals(new String(SEAL, StandardCharsets.ISO_8859_1)
                + checksum(line, 0, open)
                + new String(END, StandardCharsets.ISO_8859_1));
    }

    /**
     * What a whole line says.
     *
     * @param what {@code journal}, {@code layout}, {@code block} or {@code failed}
     * @param name what stands behind that
     * @param values of a block, when they were asked for
     */
    record Said(
            String what,
            String name,
            ImmutableMap<String, String> properties,
            ImmutableList<String> arguments,
            ImmutableMap<String, String> inputs,
            ImmutableList<ImmutableList<String>> rows,
            ImmutableIntArray weightRows,
            List<double[]> values) {
        /** Of a line of one. */
        JournalHead head() {
            return new JournalHead(
                    text("version"),
                    text("host"),
                    big("process"),
                    text("startedAt"),
                    number("jobs"),
                    text("shard"),
                    arguments,
                    inputs);
        }

        /** Of a line of one. */
        Layout layout() {
            ImmutableList<Column> columns = rows.stream().map(Column::of).collect(ImmutableList.toImmutableList());
            return new Layout(name, columns, weightRows, number("asked"));
        }

        int number(String property) {
            return Integer.parseInt(text(property));
        }

        long big(String property) {
            return Long.parseLong(text(property));
        }

        String text(String property) {
            String text = properties.get(property);
            if (text == null) {
                throw new IllegalArgumentException("a line of a journal has no " + property);
            }
            return text;
        }
    }

    /** Reads a whole line; values only when they are wanted. */
    static Said read(byte[] line, boolean withValues) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            return new Reader(json).read(withValues);
        }
    }

    /** Goes through one line. */
    private static final class Reader {
        private static final ImmutableSet<String> LISTS = ImmutableSet.of("arguments", "rows", "weightRows", "values");

        private final JsonParser json;
        private final ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        private ImmutableList<String> arguments = ImmutableList.of();
        private ImmutableMap<String, String> inputs = ImmutableMap.of();
        private ImmutableList<ImmutableList<String>> rows = ImmutableList.of();
        private ImmutableIntArray weightRows = ImmutableIntArray.of();
        private List<double[]> values = List.of();
        private @Nullable String what;
        private String name = "";

        Reader(JsonParser json) {
            this.json = json;
        }

        Said read(boolean withValues) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                if (property.equals("values") && !withValues) {
                    break;
                }
                property(property);
            }
            return new Said(
                    what == null ? "" : what,
                    name,
                    properties.buildOrThrow(),
                    arguments,
                    inputs,
                    rows,
                    weightRows,
                    values);
        }

        private void property(String property) {
            if (property.equals("inputs")) {
                inputs = map();
            } else if (!LISTS.contains(property)) {
                String text = json.getString();
                properties.put(property, text);
                if (what == null) {
                    what = property;
                    name = text;
                }
            } else if (property.equals("arguments")) {
                arguments = texts();
            } else if (property.equals("rows")) {
                ImmutableList.Builder<ImmutableList<String>> all = ImmutableList.builder();
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    all.add(texts());
                }
                rows = all.build();
            } else if (property.equals("weightRows")) {
                weightRows = ImmutableIntArray.copyOf(Arrays.stream(numbers()).mapToInt(row -> (int) row));
            } else {
                values = new ArrayList<>();
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    values.add(numbers());
                }
            }
        }

        private ImmutableMap<String, String> map() {
            ImmutableMap.Builder<String, String> map = ImmutableMap.builder();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                map.put(Map.entry(key, json.getString()));
            }
            return map.buildOrThrow();
        }

        private ImmutableList<String> texts() {
            ImmutableList.Builder<String> texts = ImmutableList.builder();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(json.getString());
            }
            return texts.build();
        }

        private double[] numbers() {
            double[] numbers = new double[64];
            int count = 0;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * count);
                }
                numbers[count++] = token == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue();
            }
            return Arrays.copyOf(numbers, count);
        }
    }
}

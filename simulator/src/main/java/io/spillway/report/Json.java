package io.spillway.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** How JSON, and numbers in every machine format, are written. No method closes its writer. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private Json() {}

    /** Each element of an array has a line of its own. */
    static void writeByElement(Writer to, Consumer<JsonGenerator> body) throws IOException {
        write(to, new Context(new LinePerElement()), body);
    }

    /** Each object has a line of its own. */
    static void writeByObject(Writer to, Consumer<JsonGenerator> body) throws IOException {
        write(to, ObjectWriteContext.empty(), body);
    }

    /** A value without any white space. */
    static String compact(Consumer<JsonGenerator> body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            body.accept(json);
        }
        return text.toString();
    }

    /** Each value has a line of its own, indented; for files that are read by people. */
    public static void writeIndented(Writer to, Consumer<JsonGenerator> body) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        write(
                to,
                new Context(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter)),
                body);
    }

    /**
     * The shortest decimal that reads back as the same number, the same on every Java version; empty when it is not a
     * number.
     */
    public static String number(double value) {
        return Double.isFinite(value) ? NumberOutput.toString(value, true) : "";
    }

    /** A number, null when it is not finite. */
    static void writeNumber(String name, double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    /** An array of texts. */
    public static void writeStrings(String name, Collection<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void write(Writer to, ObjectWriteContext context, Consumer<JsonGenerator> body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(context, to)) {
            body.accept(json);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
        to.write('\n');
    }

    private static final class Context extends ObjectWriteContext.Base {
        private final PrettyPrinter printer;

        Context(PrettyPrinter printer) {
            this.printer = printer;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static final class LinePerElement extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void beforeArrayValues(JsonGenerator json) {
            json.writeRaw('\n');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) {
            json.writeRaw(",\n");
        }

        @Override
        public void writeEndArray(JsonGenerator json, int values) {
            json.writeRaw("\n]");
        }
    }
}

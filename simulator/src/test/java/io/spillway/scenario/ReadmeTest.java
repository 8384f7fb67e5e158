package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.Golden;
import io.spillway.model.Doc;
import io.spillway.model.Measured;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import io.spillway.sweep.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of the language tells the truth: its examples are read, its tables are made of the records. */
class ReadmeTest {
    private static final Path README = Written.SHIPPED.resolve("README.md");
    private static final String TRACE = "catalogue/servegen-m-large.csv";
    private static final Pattern BLOCK = Pattern.compile("```(yaml wrong|yaml|text)\n(.*?)```", Pattern.DOTALL);

    private record Block(String kind, String text) {}

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(README));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    @Test
    void everyExampleIsAScenario(@TempDir Path folder) throws IOException, ScenarioException {
        Written written = new Written(folder);
        List<Block> examples =
                blocks().stream().filter(block -> block.kind().equals("yaml")).toList();
        assertThat(examples).hasSizeGreaterThan(8);
        written.file("smallest.yaml", examples.get(0).text());
        written.file(TRACE, Files.readString(Written.SHIPPED.resolve(TRACE)));
        for (Block example : examples) {
            boolean whole = example == examples.get(0) || example.text().startsWith("include:");
            Path file = written.file("example.yaml", (whole ? "" : "include: smallest.yaml\n") + example.text());
            assertThat(written.problemsOf(file)).as(example.text()).isEmpty();
        }
    }

    @Test
    void theWrongExampleIsToldAsItSays(@TempDir Path folder) throws IOException {
        Written written = new Written(folder);
        List<Block> blocks = blocks();
        written.file("smallest.yaml", blocks.get(0).text());
        Block wrong = blocks.stream()
                .filter(block -> block.kind().equals("yaml wrong"))
                .findFirst()
                .orElseThrow();
        String told = blocks.get(blocks.indexOf(wrong) + 1).text();
        Path file = written.file("wrong.yaml", wrong.text() + "include: smallest.yaml\n");
        assertThat(String.join("\n", written.problemsOf(file)) + "\n").isEqualTo(told);
    }

    @Test
    void everyShippedScenarioIsInTheTable() throws IOException {
        String readme = Files.readString(README);
        try (Stream<Path> files = Files.list(Written.SHIPPED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains("| [" + name + "](" + name + ") |"));
        }
    }

    @Test
    void theTablesOfKeysAreThoseOfTheRecords() throws IOException {
        Golden.checkBlock(README, "keys", new Tables().write());
    }

    @Test
    void theTablesOfTheKeysOfSweepsAreThoseOfTheRecords() throws IOException {
        String tables = new Tables().write("A sweep", SweepFile.class);
        Golden.checkBlock(Written.SHIPPED.resolve("sweeps/README.md"), "keys", tables);
    }

    /** A table for each record, in the order in which the records are met. */
    private static final class Tables {
        private final Map<String, String> tables = new LinkedHashMap<>();

        private String write() {
            struct("A scenario", Shapes.SCENARIO);
            String reserved = """

                    Beside them at the top of a file: `include` (files that this one lies over) and `templates` (launches in
                    part, by name). In a launch, and in a process of launches: `template`. In any map: `source`, `confidence`,
                    `note`; in a figure `value` and `range` too. In a ramp: `ramp`, `every`.
                    """;
            return String.join("\n", tables.values()) + reserved;
        }

        private String write(String title, Class<? extends Record> type) {
            struct(title, Shapes.of(type));
            return String.join("\n", tables.values());
        }

        private void struct(String title, Struct struct) {
            if (tables.containsKey(title)) {
                return;
            }
            StringBuilder table = new StringBuilder("### " + title + "\n" + struct.doc() + "\n\n");
            table.append("| key | | value | default |\n|---|---|---|---|\n");
            tables.put(title, "");
            for (Field field : struct.fields().values()) {
                row(table, "`" + field.key() + "`", field, value(field.shape()));
            }
            tables.put(title, table.toString());
            struct.fields().values().forEach(field -> below(field.shape(), struct.name()));
        }

        private static void row(StringBuilder table, String key, Field field, String value) {
            String otherwise = field.otherwiseText() == null
                    ? field.optional() ? "optional" : ""
                    : field.otherwiseText().isEmpty() ? "empty" : "`" + field.otherwiseText() + "`";
            table.append("| " + key + " | " + field.doc() + " | " + value + " | " + otherwise + " |\n");
        }

        private void below(Shape shape, String owner) {
            if (shape instanceof Struct struct) {
                struct(struct.name(), struct);
            } else if (shape instanceof Named named) {
                below(named.of(), owner);
            } else if (shape instanceof Choice choice) {
                choice(choice);
            } else if (shape instanceof One one && one.type().isEnum()) {
                words(one);
            }
        }

        private void choice(Choice choice) {
            String title = choice.type().getSimpleName();
            StringBuilder table = new StringBuilder("### " + title + "\n\n");
            table.append("| | key | | value | default |\n|---|---|---|---|---|\n");
            choice.variants().forEach((name, variant) -> {
                String first = "`" + name + "`: " + variant.doc();
                if (variant.fields().isEmpty()) {
                    table.append("| " + first + " |  |  |  |  |\n");
                }
                for (Field field : variant.fields().values()) {
                    if (field.inFile() != null) {
                        table.append("| " + first + " | `" + field.inFile().key() + "` | "
                                + field.inFile().doc() + " | file |  |\n");
                        first = "";
                    }
                    row(
                            table,
                            first + " | `" + field.key() + "`",
                            field,
                            isOwn(variant, field) ? "of what it draws" : value(field.shape()));
                    first = "";
                }
            });
            tables.putIfAbsent(title, table.toString());
        }

        /** Whether a parameter is in the quantity that its distribution draws. */
        private static boolean isOwn(Struct variant, Field field) {
            return Arrays.stream(variant.type().getRecordComponents())
                    .filter(component -> component.getName().equals(field.component()))
                    .map(component -> component.getAnnotation(Measured.class))
                    .anyMatch(measured -> measured != null
                            && (measured.value() == Measured.Quantity.OWN
                                    || measured.value() == Measured.Quantity.DRAWN));
        }

        private void words(One one) {
            StringBuilder table =
                    new StringBuilder("### " + one.type().getSimpleName() + "\n\n| word | |\n|---|---|\n");
            for (Object constant : one.type().getEnumConstants()) {
                table.append("| `" + Scalars.word((Enum<?>) constant) + "` | " + doc((Enum<?>) constant) + " |\n");
            }
            tables.putIfAbsent(one.type().getSimpleName(), table.toString());
        }

        private static String doc(Enum<?> constant) {
            try {
                return constant.getDeclaringClass()
                        .getField(constant.name())
                        .getAnnotation(Doc.class)
                        .value();
            } catch (NoSuchFieldException e) {
                throw new AssertionError(e);
            }
        }

        private static String value(Shape shape) {
            if (shape instanceof One one) {
                return one.type().isEnum()
                        ? one.type().getSimpleName()
                        : one.scalar().name().replace('-', ' ');
            } else if (shape instanceof Struct struct) {
                return struct.name();
            } else if (shape instanceof Choice choice) {
                return choice.type().getSimpleName()
                        + (choice.unit().isEmpty()
                                ? ""
                                : " of " + (choice.unit().equals("hours") ? "durations" : choice.unit()));
            } else if (shape instanceof Named named) {
                return "by name: " + value(named.of());
            } else if (shape instanceof Many many) {
                return "list of " + value(many.of());
            }
            if (shape instanceof Timed) {
                return "by duration or date: number";
            }
            return "steps of " + value(((Stepped) shape).of());
        }
    }
}

package io.spillway.cli;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import io.spillway.export.Content;
import io.spillway.export.StagedFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command writes what it is for: a file that appears whole or not at all, or standard output. */
final class OutputOptions {
    /** Ends of names that programs go by. */
    private static final ImmutableSet<String> FORMS = ImmutableSet.of(
            "csv", "htm", "html", "json", "jsonl", "md", "ndjson", "parquet", "pdf", "tsv", "xls", "xlsx", "xml",
            "yaml", "yml");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes there, not to standard output; - is standard output.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces files that are there already.")
    boolean force;

    void addTo(Places places) throws IOException {
        places.add("-o", output);
    }

    /** Refuses what could not be written, before anything is run. */
    void check() throws IOException {
        if (output != null) {
            try (StagedFiles files = new StagedFiles(force)) {
                files.check(output);
            }
        }
    }

    /**
     * Refuses a file whose name ends in the name of a form that the command does not have, as whoever reads it would take it
     * for that.
     */
    <F extends Enum<F>> void checkName(CommandLine command, @Nullable F asked, F otherwise) {
        String form = output == null ? "" : MoreFiles.getFileExtension(output).toLowerCase(Locale.ROOT);
        F[] formats = otherwise.getDeclaringClass().getEnumConstants();
        if (asked == null
                && FORMS.contains(form)
                && Arrays.stream(formats).noneMatch(format -> format.toString().equals(form))) {
            throw new ParameterException(
                    command,
                    "-o " + output + ": this command has no form '" + form + "'; expected "
                            + Arrays.stream(formats).map(Object::toString).collect(Collectors.joining(", "))
                            + ". Maybe another name, or --format " + otherwise);
        }
    }

    void write(Console console, Content content) throws IOException {
        if (output == null || StagedFiles.isStandardOutput(output)) {
            Writer to = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
            content.writeTo(to);
            to.flush();
            return;
        }
        try (StagedFiles files = new StagedFiles(force)) {
            files.stage(output, content);
            files.commit();
        }
    }

    /** The format that is asked for, or else named by the end of the file's name, such as {@code why.json}. */
    <F extends Enum<F>> F format(@Nullable F asked, F otherwise) {
        if (asked != null) {
            return asked;
        }
        for (F format : otherwise.getDeclaringClass().getEnumConstants()) {
            if (output != null && output.toString().toLowerCase(Locale.ROOT).endsWith("." + format)) {
                return format;
            }
        }
        return otherwise;
    }
}

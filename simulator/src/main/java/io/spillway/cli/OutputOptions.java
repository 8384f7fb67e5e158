package io.spillway.cli;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import io.spillway.export.Content;
import io.spillway.export.StagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a command writes what it is for: a file that appears whole or not at all, or standard output. */
final class OutputOptions {
    /** Ends of names that programs go by. */
    private static final ImmutableSet<String> FORMS = ImmutableSet.of(
            "bz2", "csv", "gz", "htm", "html", "json", "jsonl", "md", "ndjson", "parquet", "pdf", "tsv", "xls", "xlsx",
            "xml", "xz", "yaml", "yml", "zip", "zst");

    static final Path STANDARD_OUTPUT = Path.of("-");

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

    boolean isNamed() {
        return output != null;
    }

    /** Refuses what could not be written, before anything is run. */
    void check() throws IOException {
        try (StagedFiles files = new StagedFiles(force)) {
            check(files);
        }
    }

    void check(StagedFiles files) throws IOException {
        if (output != null) {
            files.check(output);
        }
    }

    /**
     * Refuses a file whose name ends in the name of a form that the command does not have, as whoever reads it would take it
     * for that.
     */
    <F extends Enum<F>> void checkName(CommandLine command, @Nullable F asked, F otherwise) {
        List<String> formats = Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .map(Object::toString)
                .toList();
        if (asked == null && output != null && isOfAnotherForm(output, formats)) {
            throw new ParameterException(
                    command,
                    "-o " + output + ": this command has no form '" + end(output) + "'; expected "
                            + String.join(", ", formats) + ". Maybe another name, or --format " + otherwise);
        }
    }

    /** Whether a name ends in that of a form, and of none of these. */
    static boolean isOfAnotherForm(Path file, List<String> forms) {
        return FORMS.contains(end(file)) && !forms.contains(end(file));
    }

    private static String end(Path file) {
        return MoreFiles.getFileExtension(file).toLowerCase(Locale.ROOT);
    }

    /** A reader of standard output that goes away is no error. */
    void write(Console console, Content content) throws IOException {
        try (StagedFiles files = new StagedFiles(force, console.out())) {
            stage(files, content);
            files.commit();
        }
    }

    /** The same, among other files. */
    void stage(StagedFiles files, Content content) throws IOException {
        files.stage(output == null ? STANDARD_OUTPUT : output, content);
    }

    /** Another file beside the one asked for, where nothing has its name; none beside what is no file. */
    void stageBeside(StagedFiles files, String name, Content content) throws IOException {
        if (output != null && !StagedFiles.isSpecial(output)) {
            check(files);
            Path beside = output.resolveSibling(name);
            if (!beside.equals(output) && !Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
                files.stage(beside, content);
            }
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

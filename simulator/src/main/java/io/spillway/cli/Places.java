package io.spillway.cli;

import io.spillway.export.StagedFiles;
import io.spillway.scenario.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The files that the options of one call write, standard output among them. No two options can write to one place, and none
 * where the call reads; any other device or pipe takes all.
 */
final class Places {
    private final List<Place> places = new ArrayList<>();
    private final List<Path> read = new ArrayList<>();

    /**
     * @param written as in the call
     * @param real the file that it means, whichever way leads there
     */
    private record Place(String option, Path written, Path real) {}

    void add(String option, @Nullable Path file) throws IOException {
        if (file != null && StagedFiles.isStandardOutput(file)) {
            places.add(new Place(option, file, OutputOptions.STANDARD_OUTPUT));
        } else if (file != null && !StagedFiles.isSpecial(file)) {
            places.add(new Place(option, file, real(file)));
        }
    }

    /** Whether an option writes to standard output. */
    boolean haveStandardOutput() {
        return places.stream().anyMatch(place -> place.real().equals(OutputOptions.STANDARD_OUTPUT));
    }

    /**
     * A file that the call reads.
     *
     * @throws CommandFailedException if it cannot be found
     */
    void addRead(Path file) {
        if (!new InputFile(file).isStream()) {
            try {
                read.add(real(file));
            } catch (IOException unread) {
                throw ScenarioArguments.unread(file, unread);
            }
        }
    }

    void add(String option, @Nullable Path folder, List<String> names) throws IOException {
        if (folder != null) {
            for (String name : names) {
                add(option, folder.resolve(name));
            }
        }
    }

    /**
     * Refuses two options that write the same file, one that writes a file where the other needs a folder, and one that writes
     * over what is read.
     */
    void check(CommandLine command) {
        for (Place place : places) {
            if (read.contains(place.real())) {
                throw new ParameterException(
                        command,
                        place.option() + " would write over " + place.written()
                                + ", which is read. Maybe another name");
            }
        }
        for (Place outer : places) {
            for (Place inner : places) {
                if (!inner.option().equals(outer.option()) && inner.real().startsWith(outer.real())) {
                    throw new ParameterException(
                            command,
                            outer.option() + " and " + inner.option() + " would both write to " + outer.written()
                                    + ". Maybe another name");
                }
            }
        }
    }

    /** Links are followed as far as the path is there. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path above = absolute.getParent();
        return above == null || Files.exists(absolute)
                ? absolute.toRealPath()
                : real(above).resolve(absolute.getFileName()).normalize();
    }
}

package io.spillway.export;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.spillway.report.RowFormat;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Plan;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of a sweep as files, made of its journals: {@code points.csv}, {@code results.csv}, where asked for {@code
 * replications.csv}, and {@code manifest.json}, which is given its name last and seals the others. All but the manifest are the
 * same bytes however the work was done; what is there already is replaced, since journals are what counts. In a folder without
 * journals the plan is one of these files.
 */
public final class SweepFolder {
    private static final String MANIFEST = "manifest.json";

    /** The names of its files. */
    public static final ImmutableList<String> FILES = Stream.concat(
                    Arrays.stream(SweepTable.values()).map(SweepFolder::name),
                    Stream.of(MANIFEST, PlanFile.in(Path.of("")).toString()))
            .collect(ImmutableList.toImmutableList());

    private final Path folder;

    public SweepFolder(Path folder) {
        this.folder = folder;
    }

    /** What its manifest says of its files; empty when nothing was merged. */
    Optional<Seal> seal() throws IOException {
        return Seal.read(folder.resolve(MANIFEST));
    }

    /** Where a table stands. */
    public Path file(SweepTable table) {
        return folder.resolve(name(table));
    }

    private static String name(SweepTable table) {
        return table.text() + ".csv";
    }

    /**
     * Writes all files, or none.
     *
     * @param perReplication whether to write the table of replications; one that is there already is written anyway
     * @throws IOException if a file cannot be written in full
     */
    public void write(
            SweepState state,
            boolean perReplication,
            String version,
            String commit,
            ImmutableList<String> arguments,
            Instant startedAt)
            throws IOException {
        List<SweepTable> tables = new ArrayList<>(List.of(SweepTable.POINTS, SweepTable.RESULTS));
        if (perReplication || Files.exists(file(SweepTable.REPLICATIONS))) {
            tables.add(SweepTable.REPLICATIONS);
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        Files.createDirectories(folder);
        try (StagedFiles files = new StagedFiles(true)) {
            outputs.put(String.valueOf(PlanFile.in(folder).getFileName()), plan(state.plan(), files));
            for (SweepTable table : tables) {
                Path file = file(table);
                outputs.put(
                        String.valueOf(file.getFileName()),
                        files.stage(file, to -> table.write(state, RowFormat.CSV.to(to))));
            }
            SweepManifest manifest = new SweepManifest(version, commit, arguments, startedAt);
            files.stage(folder.resolve(MANIFEST), to -> manifest.write(state, outputs, to));
            files.commit();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Stages the plan, but where a sweep keeps it itself; its SHA-256. */
    private String plan(Plan plan, StagedFiles files) throws IOException {
        String text = PlanFile.text(plan);
        return SweepState.hasJournals(folder)
                ? Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString()
                : files.stage(PlanFile.in(folder), to -> to.write(text));
    }
}

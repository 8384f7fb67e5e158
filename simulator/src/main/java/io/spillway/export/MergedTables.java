package io.spillway.export;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.spillway.report.RowWriter;
import io.spillway.report.SweepTable;
import io.spillway.sweep.JournalExtent;
import io.spillway.sweep.Journals;
import io.spillway.sweep.Plan;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.ShellWord;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a folder as they were merged. One is used only while it fits: the plan is that of the tables, the folder's
 * journals say no more than they did then, and the file is as it was written. Where journals are not in the folder themselves,
 * the tables are all there is.
 */
public final class MergedTables {
    private final Path folder;
    private final SweepFolder files;

    public MergedTables(Path folder) {
        this.folder = folder;
        files = new SweepFolder(folder);
    }

    /** Those that stand there; first the results, in any case: where there are none, nothing was merged. */
    public ImmutableSet<SweepTable> tables() {
        ImmutableSet.Builder<SweepTable> tables = ImmutableSet.builder();
        tables.add(SweepTable.RESULTS);
        for (SweepTable table : SweepTable.values()) {
            if (Files.exists(file(table))) {
                tables.add(table);
            }
        }
        return tables.build();
    }

    /** Whether every point was done when they were merged. */
    public boolean isDone() throws IOException {
        return files.seal().map(Seal::done).orElse(false);
    }

    /** Whether a table is there and can be used. */
    public boolean fits(SweepTable table) throws IOException {
        return flaw(table).isEmpty();
    }

    /** Writes a table row by row, in whatever form. */
    public void write(SweepTable table, RowWriter to) throws IOException {
        to.head(table.fields(plan()));
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file(table))) {
            boolean head = true;
            for (CsvRecord row : rows) {
                if (!head) {
                    to.row(row.getFields().stream().map(Strings::emptyToNull).toList());
                }
                head = false;
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        to.end();
    }

    /** Where a table stands. */
    Path file(SweepTable table) {
        return files.file(table);
    }

    /** The plan that they are of. */
    Plan plan() throws IOException {
        return PlanFile.read(folder);
    }

    /**
     * Refuses a table that is not there or does not fit.
     *
     * @throws NotMergedException with what to do
     */
    public void require(SweepTable table) throws IOException {
        Optional<String> flaw = flaw(table);
        if (flaw.isPresent()) {
            Journals.read(List.of(folder)); // says so where nothing can be merged again
            throw new NotMergedException(folder + ": " + flaw.get() + ". Maybe " + remedy(table));
        }
    }

    /** What is wrong with a table. */
    private Optional<String> flaw(SweepTable table) throws IOException {
        Path file = file(table);
        if (!Files.isRegularFile(file)) {
            return Optional.of("holds no " + file.getFileName());
        }
        try {
            Optional<Seal> seal = files.seal();
            return seal.isEmpty()
                    ? Optional.of("holds no manifest.json of " + file.getFileName())
                    : flaw(file, seal.get());
        } catch (AccessDeniedException denied) {
            return Optional.of(denied.getFile() + " cannot be read: permission denied");
        }
    }

    private Optional<String> flaw(Path table, Seal seal) throws IOException {
        if (!seal.fits(PlanFile.in(folder))) {
            plan(); // says where, if it was cut off
            return Optional.of(table.getFileName() + " is of another plan than plan.jsonl");
        }
        if (!seal.journals().containsAll(JournalExtent.in(folder))) {
            return Optional.of(table.getFileName() + " lacks what was done since");
        }
        return seal.fits(table) ? Optional.empty() : Optional.of(table.getFileName() + " is not as it was merged");
    }

    private String remedy(SweepTable table) {
        String how = table == SweepTable.REPLICATIONS ? " --per-replication" : "";
        String word = ShellWord.of(folder);
        return SweepState.hasJournals(folder)
                ? "'spillway merge " + word + how + "'"
                : "'spillway merge … --out " + word + how + "' of the folders that it was made of";
    }
}

package io.spillway.export;

import com.google.common.collect.ImmutableList;
import io.spillway.focus.Bill;
import io.spillway.report.FocusReport;
import java.io.IOException;
import java.nio.file.Path;

/** A folder with a bill in the layout of FOCUS: {@code cost-and-usage.csv} and {@code contract-commitments.csv}. */
public final class FocusFolder {
    private static final String COST_AND_USAGE = "cost-and-usage.csv";
    private static final String CONTRACT_COMMITMENTS = "contract-commitments.csv";
    /** The names of its files. */
    public static final ImmutableList<String> FILES = ImmutableList.of(COST_AND_USAGE, CONTRACT_COMMITMENTS);

    private final Path folder;

    public FocusFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Refuses a folder that could not be written to, before any work is done for it.
     *
     * @throws CannotCreateException if a bill is there already and may not be replaced, or the folder cannot be made
     */
    public void check(StagedFiles files) throws CannotCreateException {
        files.checkFolder(folder, FILES);
    }

    /**
     * Makes the folder if there is none, and stages both files.
     *
     * @throws CannotCreateException as {@link #check} does
     * @throws IOException if a file cannot be written in full
     */
    public void stage(StagedFiles files, Bill bill) throws IOException {
        files.makeFolder(folder, FILES);
        files.stage(folder.resolve(COST_AND_USAGE), to -> FocusReport.writeCostAndUsage(bill, to));
        files.stage(folder.resolve(CONTRACT_COMMITMENTS), to -> FocusReport.writeContractCommitments(bill, to));
    }
}

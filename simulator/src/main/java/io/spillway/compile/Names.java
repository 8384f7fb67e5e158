package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.time.YearMonth;

/**
 * What the numbers of a world are called.
 *
 * @param clouds by cloud
 * @param pools by pool: {@code cloud/region/pool}
 * @param lines by line: the launch, or {@code cloud/workload} for a first-party workload
 * @param lineCloud by line: the cloud of a first-party workload, or {@link #NO_CLOUD} for a launch
 * @param markets by class: the market's name
 * @param months the calendar months (UTC) that the measured time touches, in order
 * @param segmentMonth by segment: index into months
 * @param chart who may pay whom for what
 */
public record Names(
        ImmutableList<String> clouds,
        ImmutableList<String> pools,
        ImmutableList<String> lines,
        ImmutableIntArray lineCloud,
        ImmutableList<String> markets,
        ImmutableList<YearMonth> months,
        ImmutableList<Integer> segmentMonth,
        Chart chart) {
    /** In {@code lineCloud}, of a launch. */
    public static final int NO_CLOUD = -1;

    /** Whether a line is a first-party workload. */
    public boolean isFirstParty(int line) {
        return lineCloud.get(line) != NO_CLOUD;
    }
}

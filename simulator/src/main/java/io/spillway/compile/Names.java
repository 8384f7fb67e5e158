package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import java.time.YearMonth;

/**
 * What the numbers of a world are called.
 *
 * @param clouds by cloud
 * @param pools by pool: {@code cloud/region/pool}
 * @param lines by line: the launch, or {@code cloud/workload} for a first-party workload
 * @param firstPartyLines by line: whether it is a first-party workload
 * @param markets by class: the market's name
 * @param months the calendar months (UTC) that the measured time touches, in order
 * @param segmentMonth by segment: index into months
 * @param chart who may pay whom for what
 */
public record Names(
        ImmutableList<String> clouds,
        ImmutableList<String> pools,
        ImmutableList<String> lines,
        ImmutableList<Boolean> firstPartyLines,
        ImmutableList<String> markets,
        ImmutableList<YearMonth> months,
        ImmutableList<Integer> segmentMonth,
        Chart chart) {}

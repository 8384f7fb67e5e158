package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The measured time cut at months, price steps and turns of what is owed, so that within a segment all of these are one,
 * and short enough that the units of the largest pool times the ticks of a segment fit a long.
 */
final class Segments {
    final ImmutableList<YearMonth> months;
    final ImmutableList<Integer> month;
    /** Boundaries: one more than there are segments. */
    final ImmutableList<Instant> bounds;

    Segments(Index index, Timeline timeline, Set<Instant> turningPoints) {
        TreeSet<Instant> cuts = new TreeSet<>();
        for (Instant turn : turningPoints) {
            if (turn.isAfter(timeline.start) && turn.isBefore(timeline.end)) {
                cuts.add(turn);
            }
        }
        cuts.add(timeline.start);
        cuts.add(timeline.end);
        for (YearMonth next = monthOf(timeline.start).plusMonths(1);
                beginOf(next).isBefore(timeline.end);
                next = next.plusMonths(1)) {
            cuts.add(beginOf(next));
        }
        long mostUnits = 1;
        for (Index.PoolEntry pool : index.pools) {
            mostUnits = Math.max(mostUnits, Units.mostCapacity(pool));
            for (Instant step : pool.pool().price().byInstant().keySet()) {
                if (step.isAfter(timeline.start) && step.isBefore(timeline.end)) {
                    cuts.add(step);
                }
            }
        }
        bounds = shortEnough(ImmutableSortedSet.copyOf(cuts).asList(), Long.MAX_VALUE / mostUnits, timeline);
        ImmutableSortedSet.Builder<YearMonth> seen = ImmutableSortedSet.naturalOrder();
        for (Instant bound : bounds.subList(0, bounds.size() - 1)) {
            seen.add(monthOf(bound));
        }
        months = seen.build().asList();
        ImmutableList.Builder<Integer> numbers = ImmutableList.builder();
        for (Instant bound : bounds.subList(0, bounds.size() - 1)) {
            numbers.add(months.indexOf(monthOf(bound)));
        }
        month = numbers.build();
    }

    int count() {
        return month.size();
    }

    private static ImmutableList<Instant> shortEnough(List<Instant> cuts, long mostTicks, Timeline timeline) {
        List<Instant> bounds = new ArrayList<>();
        for (Instant cut : cuts) {
            while (!bounds.isEmpty() && timeline.tick(cut) - timeline.tick(bounds.get(bounds.size() - 1)) > mostTicks) {
                Instant last = bounds.get(bounds.size() - 1);
                bounds.add(last.plusNanos(Math.multiplyExact(mostTicks, 1000)));
            }
            bounds.add(cut);
        }
        return ImmutableList.copyOf(bounds);
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }

    private static Instant beginOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

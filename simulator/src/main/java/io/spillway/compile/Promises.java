package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Accounts;
import io.spillway.model.Commitment;
import io.spillway.model.Launch;
import io.spillway.order.Promise;
import java.util.List;
import java.util.stream.Stream;

/** The commitments of the accounts, for the orders that draw them down. */
final class Promises {
    private Promises() {}

    /** In the order in which the accounts draw them down: those with a price of their own first. */
    static ImmutableList<Promise> of(Accounts money, Index index, Timeline timeline) {
        List<Commitment> all = money.commitments().values().asList();
        return Stream.concat(
                        all.stream().filter(commitment -> commitment.discount().isPresent()),
                        all.stream().filter(commitment -> commitment.discount().isEmpty()))
                .map(commitment -> promise(commitment, index, timeline))
                .collect(ImmutableList.toImmutableList());
    }

    private static Promise promise(Commitment commitment, Index index, Timeline timeline) {
        List<Commitment.Period> periods = commitment.periods();
        double discount = commitment.discount().orElseGet(() -> cloudDiscount(commitment.cloud(), index));
        return new Promise(
                counts(commitment, index),
                1 - discount,
                periods.stream()
                        .mapToLong(period -> timeline.tick(period.from()))
                        .toArray(),
                periods.stream()
                        .mapToLong(period -> timeline.tick(period.until()))
                        .toArray(),
                periods.stream()
                        .mapToDouble(period -> commitment.toSpendMicros(period, timeline.start))
                        .toArray(),
                timeline.tick(timeline.start));
    }

    private static double cloudDiscount(String cloud, Index index) {
        return index.pools.stream()
                .filter(pool -> index.clouds.get(pool.cloud()).equals(cloud))
                .mapToDouble(pool -> pool.cloudRecord().discount())
                .findFirst()
                .orElse(0);
    }

    private static boolean[][] counts(Commitment commitment, Index index) {
        boolean[][] counts = new boolean[index.lines.size()][index.pools.size()];
        for (int line = 0; line < counts.length; line++) {
            String kind = index.lines.get(line).launch().map(Launch::kind).orElse("");
            for (int pool = 0; pool < counts[line].length; pool++) {
                Index.PoolEntry entry = index.pools.get(pool);
                counts[line][pool] = commitment.counts(
                        kind, index.clouds.get(entry.cloud()), entry.regionName(), entry.accelerator());
            }
        }
        return counts;
    }
}

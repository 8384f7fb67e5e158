package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Chooser;
import io.spillway.model.Accounts;
import io.spillway.order.Nearness;
import io.spillway.order.Ordering;
import io.spillway.order.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The orders of a scenario that choose themselves, each once. */
final class Choosers {
    private final Places places;
    private final List<Ordering> orderings = new ArrayList<>();

    Choosers(Accounts money, Index index, Timeline timeline) {
        places = new Places(
                index.pools.stream()
                        .map(pool ->
                                ImmutableList.of(index.clouds.get(pool.cloud()), pool.regionName(), pool.poolName()))
                        .collect(ImmutableList.toImmutableList()),
                prices(index, timeline),
                Promises.of(money, index, timeline));
    }

    private static Places.PriceList prices(Index index, Timeline timeline) {
        List<long[]> ticks = new ArrayList<>();
        List<double[]> micros = new ArrayList<>();
        for (Index.PoolEntry pool : index.pools) {
            TreeMap<Long, Double> steps = new TreeMap<>();
            steps.put(0L, price(pool, timeline.begin));
            for (Instant from : pool.pool().price().byInstant().keySet()) {
                if (timeline.isDuring(from)) {
                    steps.put(timeline.tick(from), price(pool, from));
                }
            }
            ticks.add(steps.keySet().stream().mapToLong(tick -> tick).toArray());
            micros.add(steps.values().stream().mapToDouble(price -> price).toArray());
        }
        return (pool, tick) -> {
            long[] from = ticks.get(pool);
            int step = from.length - 1;
            while (from[step] > tick) {
                step--;
            }
            return micros.get(pool)[step];
        };
    }

    private static double price(Index.PoolEntry pool, Instant at) {
        return Prices.list(pool, at).doubleValue() / pool.performance().doubleValue();
    }

    /** The number of an order; equal orders are one. */
    int number(Ordering ordering) {
        if (!orderings.contains(ordering)) {
            orderings.add(ordering);
        }
        return orderings.indexOf(ordering);
    }

    Chooser.Maker[] makers() {
        return orderings.stream()
                .<Chooser.Maker>map(ordering -> () -> ordering.chooser(places))
                .toArray(Chooser.Maker[]::new);
    }

    /** The pools of a lane in the parts of an order; those that are no candidates are left out. */
    List<int[]> parted(Ordering ordering, int[] pools) {
        int[] parts = ordering.parts(places);
        boolean isByDistance = ordering.nearness() == Nearness.ACROSS_CLOUDS;
        Map<Integer, List<Integer>> members = isByDistance ? new LinkedHashMap<>() : new TreeMap<>();
        for (int pool : pools) {
            if (parts[pool] >= 0) {
                members.computeIfAbsent(parts[pool], unseen -> new ArrayList<>())
                        .add(pool);
            }
        }
        return members.values().stream()
                .map(part -> part.stream().mapToInt(pool -> pool).toArray())
                .toList();
    }
}

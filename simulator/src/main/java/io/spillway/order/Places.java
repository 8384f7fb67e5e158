package io.spillway.order;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pools of a scenario by number, as orders see them: their names and prices. */
public final class Places {
    /** What a price list says over time. */
    @FunctionalInterface
    public interface PriceList {
        /** Micro-dollars for a unit of the reference accelerator and an hour, at list, at a tick of the run. */
        double microsPerUnitHour(int pool, long tick);
    }

    private final ImmutableList<ImmutableList<String>> paths;
    private final PriceList prices;
    private final ImmutableList<Promise> promises;

    /**
     * @param paths by pool: the names of its cloud, its region and its own
     * @param promises in the order in which spend draws them down
     */
    public Places(ImmutableList<ImmutableList<String>> paths, PriceList prices, ImmutableList<Promise> promises) {
        this.paths = paths;
        this.prices = prices;
        this.promises = promises;
    }

    /** The number of pools. */
    public int size() {
        return paths.size();
    }

    public String cloud(int pool) {
        return paths.get(pool).get(0);
    }

    /** A region's name with its cloud's, {@code aws/us-east-2}. */
    public String region(int pool) {
        return String.join("/", paths.get(pool).subList(0, 2));
    }

    /** A pool's whole name, {@code aws/us-east-2/B200}. */
    public String name(int pool) {
        return String.join("/", paths.get(pool));
    }

    public PriceList prices() {
        return prices;
    }

    public ImmutableList<Promise> promises() {
        return promises;
    }

    /** What something is called that has a pool in it: the pool, its region or its cloud, the narrowest of those named. */
    public Optional<String> named(int pool, Iterable<String> names) {
        List<String> wide = List.of(cloud(pool), region(pool), name(pool));
        Optional<String> narrowest = Optional.empty();
        for (String name : names) {
            if (wide.contains(name) && (narrowest.isEmpty() || wide.indexOf(name) > wide.indexOf(narrowest.get()))) {
                narrowest = Optional.of(name);
            }
        }
        return narrowest;
    }

    /** By pool: a number for its cloud, in the order in which clouds are tried. */
    public int[] byCloud() {
        List<String> clouds = new ArrayList<>();
        return numbered(clouds, this::cloud);
    }

    /** By pool: a number for its region, in the order in which regions are tried. */
    public int[] byRegion() {
        List<String> regions = new ArrayList<>();
        return numbered(regions, this::region);
    }

    /** A name of a pool or of what it is in. */
    @FunctionalInterface
    interface NameOf {
        String of(int pool);
    }

    int[] numbered(List<String> seen, NameOf nameOf) {
        int[] numbers = new int[size()];
        for (int pool = 0; pool < numbers.length; pool++) {
            String name = nameOf.of(pool);
            if (!seen.contains(name)) {
                seen.add(name);
            }
            numbers[pool] = seen.indexOf(name);
        }
        return numbers;
    }

    /** By pool: the name of the tier that {@link #byTier} has it in, or of its cloud; empty where it is in none. */
    String[] tierNames(Map<String, ? extends Set<String>> tiers) {
        List<String> names = List.copyOf(tiers.keySet());
        int[] numbers = byTier(tiers);
        String[] its = new String[size()];
        for (int pool = 0; pool < its.length; pool++) {
            its[pool] = names.isEmpty() ? cloud(pool) : numbers[pool] < 0 ? "" : names.get(numbers[pool]);
        }
        return its;
    }

    /**
     * By pool: the number of the tier that names it, its region or its cloud, the first that does; -1 where none does. By
     * cloud when there are no tiers.
     */
    public int[] byTier(Map<String, ? extends Set<String>> tiers) {
        if (tiers.isEmpty()) {
            return byCloud();
        }
        int[] numbers = new int[size()];
        for (int pool = 0; pool < numbers.length; pool++) {
            numbers[pool] = -1;
            int tier = 0;
            for (Set<String> names : tiers.values()) {
                if (numbers[pool] < 0 && named(pool, names).isPresent()) {
                    numbers[pool] = tier;
                }
                tier++;
            }
        }
        return numbers;
    }
}

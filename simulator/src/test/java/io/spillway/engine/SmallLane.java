package io.spillway.engine;

import com.google.common.collect.ImmutableList;
import io.spillway.order.Ordering;
import io.spillway.order.Places;
import io.spillway.order.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A router with one lane in an order, for tests that look at single decisions. Pools are called {@code cloud/region/pool}
 * and stand as they are given; each has no capacity until it is told. Every unit costs a dollar an hour.
 */
public final class SmallLane {
    private static final double ONE_DOLLAR = 1e6;

    private final List<String> names;
    private final Router router;
    private final Route route;
    private long ordinal;
    private long tick;

    public static SmallLane of(Ordering ordering, String... names) {
        return new SmallLane(ordering, false, ImmutableList.of(), names);
    }

    /** A lane that is asked after the cloud that the terms put first. */
    public static SmallLane afterRefusal(Ordering ordering, String... names) {
        return new SmallLane(ordering, true, ImmutableList.of(), names);
    }

    /** Where so many micro-dollars are promised to be spent on one cloud, whenever. */
    public static SmallLane promised(Ordering ordering, String cloud, double micros, String... names) {
        boolean[] counts = new boolean[names.length];
        for (int pool = 0; pool < names.length; pool++) {
            counts[pool] = names[pool].startsWith(cloud + "/");
        }
        Promise promise = new Promise(
                new boolean[][] {counts}, 1, new long[1], new long[] {Long.MAX_VALUE}, new double[] {micros}, 0);
        return promised(ordering, promise, names);
    }

    public static SmallLane promised(Ordering ordering, Promise promise, String... names) {
        return new SmallLane(ordering, false, ImmutableList.of(promise), names);
    }

    private SmallLane(Ordering ordering, boolean isSpill, ImmutableList<Promise> promises, String... names) {
        this.names = List.of(names);
        Places places = new Places(
                this.names.stream()
                        .map(name -> ImmutableList.copyOf(name.split("/")))
                        .collect(ImmutableList.toImmutableList()),
                (pool, at) -> ONE_DOLLAR,
                promises);
        Lane[] lanes = lanes(ordering.parts(places), isSpill);
        Plan plan = new Plan(
                -1,
                0,
                lanes.length - 1,
                new int[0],
                noRefusals(),
                -1,
                -1,
                Cause.OPEN,
                false,
                -1,
                0,
                new double[0],
                new double[0]);
        int pools = names.length;
        Agenda.Action[] headroom = new Agenda.Action[pools];
        Arrays.fill(headroom, Agenda.Action.HEADROOM);
        int[] subjects = new int[pools];
        Arrays.setAll(subjects, pool -> pool);
        Agenda agenda = new Agenda(new long[pools], headroom, subjects, new int[pools]);
        World world = new World(1, pools, 1, 1, 1, lanes, new Plan[] {plan}, agenda);
        world.choosers = new Chooser.Maker[] {() -> ordering.chooser(places)};
        router = new Router(world, RoomIndex::of);
        router.reset(1, 0);
        route = router.route(0);
        router.follow(null, route);
    }

    private byte[] noRefusals() {
        byte[] refusals = new byte[names.size()];
        Arrays.fill(refusals, (byte) -1);
        return refusals;
    }

    private Lane[] lanes(int[] partOf, boolean isSpill) {
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (int pool = 0; pool < partOf.length; pool++) {
            if (partOf[pool] >= 0) {
                parts.computeIfAbsent(partOf[pool], unseen -> new ArrayList<>()).add(pool);
            }
        }
        List<Lane> lanes = new ArrayList<>(List.of(new Lane(new int[0], Order.PRIORITY)));
        int[] begin = new int[parts.size() + 1];
        int[] partLane = new int[parts.size()];
        for (List<Integer> part : parts.values()) {
            int number = lanes.size() - 1;
            begin[number + 1] = begin[number] + part.size();
            partLane[number] = lanes.size();
            lanes.add(new Lane(part.stream().mapToInt(pool -> pool).toArray(), Order.PRIORITY));
        }
        int[] pools = parts.values().stream()
                .flatMap(List::stream)
                .mapToInt(pool -> pool)
                .toArray();
        lanes.add(new Lane(pools, Order.OWN, new Lane.Own(0, isSpill, begin, partLane)));
        return lanes.toArray(Lane[]::new);
    }

    public SmallLane capacity(String name, int units) {
        router.pools.setCapacity(names.indexOf(name), units);
        return this;
    }

    /** Units that are kept free from the requests of these tests. */
    public SmallLane headroom(String name, int units) {
        router.pools.setHeadroom(names.indexOf(name), units);
        return this;
    }

    public SmallLane take(String name, int units) {
        router.pools.take(names.indexOf(name), units);
        return this;
    }

    public SmallLane release(String name, int units) {
        router.pools.release(names.indexOf(name), units);
        return this;
    }

    public SmallLane startOutage(String name) {
        router.pools.startOutage(names.indexOf(name));
        return this;
    }

    public SmallLane endOutage(String name) {
        router.pools.endOutage(names.indexOf(name));
        return this;
    }

    public SmallLane minutesLater(int minutes) {
        return ticksLater(minutes * (Clock.TICKS_PER_HOUR / 60));
    }

    public SmallLane ticksLater(long ticks) {
        tick += ticks;
        return this;
    }

    /** Where the next request would go; nothing is taken. */
    public Optional<String> choose(int units) {
        router.ask(0, ordinal++, tick);
        long outcome = router.decide(route, units, -1, 1);
        return Decision.isPlaced(outcome) ? Optional.of(names.get(Decision.pool(outcome))) : Optional.empty();
    }

    /** Where the next request goes; it takes its units and is held for some hours. */
    public Optional<String> place(int units, int hours) {
        Optional<String> pool = choose(units);
        pool.ifPresent(name -> {
            router.pools.take(names.indexOf(name), units);
            router.placed(0, names.indexOf(name), units, hours * Clock.TICKS_PER_HOUR, tick);
        });
        return pool;
    }

    /** How many of so many requests of one unit would go where, {@code "nowhere"} too; nothing is taken. */
    public Map<String, Integer> spread(int requests) {
        Map<String, Integer> spread = new LinkedHashMap<>();
        for (int i = 0; i < requests; i++) {
            spread.merge(choose(1).orElse("nowhere"), 1, Integer::sum);
        }
        return spread;
    }
}

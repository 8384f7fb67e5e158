package io.spillway.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Requests to route over three clouds with the same number of regions each, one pool a region. Geographies take turns by
 * region; every second region of a cloud has the second of two capabilities. Requests come from eight classes (three
 * geographies or none, one capability or both) in four sizes; a twentieth of the primary is kept for its own use.
 *
 * <p>An order of its own ({@link Order#OWN}) is the least that one can do: it asks for the first pool with room.
 *
 * <p>One step decides a request, takes its units, and gives back those of the oldest deployment once as many run as the
 * pressure asks for; so the state stays as busy as it began.
 */
final class RoutingWork {
    private static final int CLOUDS = 3;
    private static final int GEOGRAPHIES = 3;
    private static final int CLASSES = 2 * (GEOGRAPHIES + 1);
    private static final int UNITS_PER_POOL = 1000;
    private static final int HEADROOM = UNITS_PER_POOL / 20;
    private static final int[] SIZES = {4, 8, 16, 32};
    private static final double MEAN_SIZE = 15;

    private final Router router;
    /** By class. */
    private final Route[] routes;

    private final byte[] requestClass;
    private final int[] requestUnits;
    private final double[] requestDraw;
    /** Deployments that run, pool and units of each, in a ring in the order they came. */
    private final long[] running;
    /** How many run at most. */
    private final int most;

    private int next;
    private int begun;
    private int ended;

    /**
     * @param pools in all; a multiple of three, or rounded up to one
     * @param requests distinct requests, a power of two
     */
    RoutingWork(int pools, Order order, Pressure pressure, int requests, RoomIndex.Maker indexes) {
        int regions = (pools + CLOUDS - 1) / CLOUDS;
        World world = world(regions, order);
        router = new Router(world, indexes);
        router.reset();
        routes = new Route[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            routes[c] = router.route(c);
            router.follow(null, routes[c]);
        }
        for (int pool = 0; pool < world.pools; pool++) {
            router.pools.setCapacity(pool, UNITS_PER_POOL);
            router.pools.setHeadroom(pool, world.poolCloud[pool] == 0 ? HEADROOM : 0);
        }
        SplittableRandom random = new SplittableRandom(1);
        requestClass = new byte[requests];
        random.nextBytes(requestClass);
        for (int i = 0; i < requests; i++) {
            requestClass[i] = (byte) (requestClass[i] & CLASSES - 1);
        }
        requestUnits = random.ints(requests, 0, SIZES.length).map(i -> SIZES[i]).toArray();
        requestDraw = random.doubles(requests).toArray();
        most = (int) (pressure.used() * world.pools * UNITS_PER_POOL / MEAN_SIZE);
        running = new long[2 * Integer.highestOneBit(most)];
        for (int i = 0; i < 3 * most; i++) {
            step();
        }
    }

    private static World world(int regions, Order order) {
        int pools = CLOUDS * regions;
        Lane[] lanes = new Lane[4 * CLASSES];
        Plan[] plans = new Plan[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            int geography = c / 2;
            boolean both = c % 2 == 1;
            byte[] refusals = new byte[pools];
            for (int pool = 0; pool < pools; pool++) {
                int region = pool % regions;
                boolean able = !both || region % 2 == 1;
                boolean here = geography == GEOGRAPHIES || region % GEOGRAPHIES == geography;
                refusals[pool] = (byte) (!able ? Reason.CAPABILITY.ordinal() : here ? -1 : Reason.RESIDENCY.ordinal());
            }
            lanes[2 * c] = lane(refusals, 0, regions, order, 2 * (c + CLASSES));
            lanes[2 * c + 1] = lane(refusals, regions, pools, order, 2 * (c + CLASSES) + 1);
            lanes[2 * (c + CLASSES)] = lane(refusals, 0, regions, Order.PRIORITY, 0);
            lanes[2 * (c + CLASSES) + 1] = lane(refusals, regions, pools, Order.PRIORITY, 0);
            plans[c] = new Plan(
                    0,
                    2 * c,
                    2 * c + 1,
                    new int[0],
                    refusals,
                    Reason.RESIDENCY.ordinal(),
                    Reason.RESIDENCY.ordinal(),
                    Cause.FIRST,
                    false,
                    -1,
                    0.02,
                    new double[0],
                    new double[0]);
        }
        Agenda headroom = new Agenda(
                new long[regions],
                Collections.nCopies(regions, Agenda.Action.HEADROOM).toArray(Agenda.Action[]::new),
                IntStream.range(0, regions).toArray(),
                new int[regions]);
        World world = new World(CLOUDS, pools, CLASSES, CLASSES, 1, lanes, plans, headroom);
        world.choosers = new Chooser.Maker[] {() -> candidates -> candidates.first(0)};
        for (int pool = 0; pool < pools; pool++) {
            world.poolCloud[pool] = pool / regions;
        }
        return world;
    }

    /** @param part of an {@link Order#OWN} lane, that of its one part */
    private static Lane lane(byte[] refusals, int from, int to, Order order, int part) {
        int[] pools =
                IntStream.range(from, to).filter(pool -> refusals[pool] < 0).toArray();
        if (order == Order.CHEAPEST) {
            SplittableRandom random = new SplittableRandom(3);
            int[] price = random.ints(to, 0, 1 << 20).toArray();
            pools = Arrays.stream(pools)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(price[a], price[b]))
                    .mapToInt(pool -> pool)
                    .toArray();
        }
        return order == Order.OWN
                ? new Lane(pools, order, new Lane.Own(0, from > 0, new int[] {0, pools.length}, new int[] {part}))
                : new Lane(pools, order);
    }

    /** One request: decided, placed, and the oldest given back when enough run. */
    long step() {
        int i = next;
        next = i + 1 & requestUnits.length - 1;
        int units = requestUnits[i];
        router.ask(requestClass[i], i, 0);
        long outcome = router.decide(routes[requestClass[i]], units, -1, requestDraw[i]);
        if (!Decision.isPlaced(outcome)) {
            endOldest();
            return outcome;
        }
        if (begun - ended == most) {
            endOldest();
        }
        int pool = Decision.pool(outcome);
        router.pools.take(pool, units);
        running[begun++ & running.length - 1] = (long) pool << Integer.SIZE | units;
        return outcome;
    }

    private void endOldest() {
        if (ended != begun) {
            long oldest = running[ended++ & running.length - 1];
            router.pools.release((int) (oldest >> Integer.SIZE), (int) oldest);
        }
    }

    /** Reads the next request, all that {@link #step} reads of it, and does nothing with it. */
    long read() {
        int i = next;
        next = i + 1 & requestUnits.length - 1;
        return requestUnits[i] + requestClass[i] + Double.doubleToRawLongBits(requestDraw[i]);
    }
}

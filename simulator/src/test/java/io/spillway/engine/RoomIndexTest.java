package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each index finds what a look at every pool of the lane finds. */
class RoomIndexTest {
    private static final int STEPS = 20_000;

    static Stream<Arguments> indexes() {
        RoomIndex.Maker scan = ScanIndex::new;
        RoomIndex.Maker tree = TreeIndex::new;
        return Stream.of(
                Arguments.of("scan, 1 pool", scan, 1, 4),
                Arguments.of("scan, 24 pools", scan, 24, 4),
                Arguments.of("scan, 64 pools", scan, 64, 4),
                Arguments.of("tree, 1 pool", tree, 1, 4),
                Arguments.of("tree, 24 pools", tree, 24, 4),
                Arguments.of("tree, 65 pools", tree, 65, 4),
                Arguments.of("tree, 1000 pools", tree, 1000, 4),
                Arguments.of("tree, 1000 pools in more groups than are asked", tree, 1000, 9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("indexes")
    void findsWhatAPlainLookFinds(String name, RoomIndex.Maker maker, int pools, int lanesPerOrder) {
        long seed = 42;
        Random random = new Random(seed);
        Lane[] lanes = lanes(random, pools, lanesPerOrder);
        World world = new World(
                1,
                pools,
                1,
                1,
                1,
                lanes,
                new Plan[0],
                new Agenda(new long[0], new Agenda.Action[0], new int[0], new int[0]));
        int[] capacityUnits = random.ints(pools, 0, 50).toArray();
        int[] freeUnits = RoomIndex.units(pools);
        int[] headroom = random.ints(pools, 0, 5).toArray();
        int[] roomUnits = RoomIndex.units(pools);
        Utilisation utilisation = new Utilisation(capacityUnits, freeUnits);
        IntStream.range(0, pools).forEach(utilisation::changed);
        Moment moment = new Moment(world);
        moment.reset(seed, 0);
        RoomIndex index = maker.make(world, roomUnits, utilisation, moment);
        LaneRoom[] used = new LaneRoom[lanes.length];
        for (int step = 0; step < STEPS; step++) {
            if (step % 500 == 0) {
                int lane = random.nextInt(lanes.length);
                if (used[lane] == null) {
                    used[lane] = index.use(lane);
                } else {
                    used[lane] = null;
                    index.leave(lane);
                }
            }
            int pool = random.nextInt(pools);
            int before = freeUnits[pool];
            freeUnits[pool] = random.nextInt(capacityUnits[pool] + 4) - 3;
            roomUnits[pool] = freeUnits[pool] - headroom[pool];
            utilisation.changed(pool);
            if (freeUnits[pool] > before) {
                index.raised(pool);
            } else {
                index.lowered(pool);
            }
            moment.set(0, step, step);
            int lane = random.nextInt(lanes.length);
            int units = 1 + random.nextInt(20) * random.nextInt(3);
            LaneRoom room = used[lane];
            if (room != null) {
                assertThat(room.select(units))
                        .as("seed %s, step %s, lane %s, %s units", seed, step, lane, units)
                        .isEqualTo(look(lanes[lane], units, capacityUnits, freeUnits, headroom, moment));
                int found = room.find(units);
                assertThat(found == RoomIndex.NO_POOL || freeUnits[found] - headroom[found] >= units)
                        .isTrue();
                assertThat(found == RoomIndex.NO_POOL).isEqualTo(room.select(units) == RoomIndex.NO_POOL);
            }
        }
    }

    private static Lane[] lanes(Random random, int pools, int perOrder) {
        List<Lane> lanes = new ArrayList<>();
        for (Order order : Order.values()) {
            for (int i = 0; i < perOrder; i++) {
                List<Integer> members = new ArrayList<>(IntStream.range(0, pools)
                        .filter(pool -> random.nextInt(4) > 0)
                        .boxed()
                        .toList());
                if (order == Order.CHEAPEST || i == 3) {
                    java.util.Collections.shuffle(members, random);
                }
                lanes.add(new Lane(members.stream().mapToInt(pool -> pool).toArray(), order));
            }
        }
        lanes.add(new Lane(new int[0], Order.PRIORITY));
        return lanes.toArray(new Lane[0]);
    }

    private static int look(Lane lane, int units, int[] capacityUnits, int[] freeUnits, int[] headroom, Moment moment) {
        if (lane.order() == Order.PROPORTIONAL) {
            return draw(lane, units, freeUnits, headroom, moment);
        }
        int best = RoomIndex.NO_POOL;
        for (int pool : lane.pools()) {
            if (freeUnits[pool] - headroom[pool] >= units) {
                boolean isBetter = switch (lane.order()) {
                    case LEAST_UTILISED ->
                        best < 0 || used(pool, capacityUnits, freeUnits) < used(best, capacityUnits, freeUnits);
                    case MOST_FREE -> best < 0 || freeUnits[pool] - headroom[pool] > freeUnits[best] - headroom[best];
                    default -> best < 0;
                };
                best = isBetter ? pool : best;
            }
        }
        return best;
    }

    /** Every unit of room on a list of its own: draws until one is of a pool that has enough, then among those alone. */
    private static int draw(Lane lane, int units, int[] freeUnits, int[] headroom, Moment moment) {
        List<Integer> all = new ArrayList<>();
        List<Integer> enough = new ArrayList<>();
        for (int pool : lane.pools()) {
            int room = freeUnits[pool] - headroom[pool];
            for (int unit = 0; unit < room; unit++) {
                all.add(pool);
                if (room >= units) {
                    enough.add(pool);
                }
            }
        }
        if (enough.isEmpty()) {
            return RoomIndex.NO_POOL;
        }
        for (int number = 0; number < DrawTree.TRIES; number++) {
            int pool = all.get((int) (moment.draw(number) * all.size()));
            if (freeUnits[pool] - headroom[pool] >= units) {
                return pool;
            }
        }
        return enough.get((int) (moment.draw(DrawTree.TRIES) * enough.size()));
    }

    private static double used(int pool, int[] capacityUnits, int[] freeUnits) {
        return (capacityUnits[pool] - freeUnits[pool]) / (double) capacityUnits[pool];
    }
}

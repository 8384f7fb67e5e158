package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventQueueTest {
    /** How far ahead of the last key taken an event is added. */
    private enum Load {
        EXPONENTIAL {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return (long) (-Math.log(1 - random.nextDouble()) * scale);
            }
        },
        UNIFORM {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextLong(2 * scale);
            }
        },
        BIMODAL {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextInt(10) > 0 ? random.nextLong(1 + scale / 1000) : random.nextLong(10 * scale);
            }
        },
        HEAVY_TAILED {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return (long) Math.min(0x1p58, scale * Math.pow(1 - random.nextDouble(), -1 / 1.1));
            }
        },
        CONSTANT {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return scale;
            }
        },
        TIED {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextInt(4) * scale;
            }
        },
        AT_ONCE {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextInt(3);
            }
        },
        CLUSTERED {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextInt(20) * scale + random.nextLong(1 + (scale >> 20));
            }
        },
        NEARER_AND_NEARER {
            private long left;

            @Override
            long ahead(SplittableRandom random, long scale) {
                left = left <= 0 ? scale : left - 1 - (scale >> 14);
                return Math.max(0, left);
            }
        },
        FAR_FUTURE {
            @Override
            long ahead(SplittableRandom random, long scale) {
                return random.nextInt(1000) == 0 ? 1L << 40 + random.nextInt(20) : random.nextLong(scale);
            }
        },
        MIXED {
            @Override
            long ahead(SplittableRandom random, long scale) {
                Load[] others = values();
                return others[random.nextInt(others.length - 1)].ahead(random, scale);
            }
        };

        abstract long ahead(SplittableRandom random, long scale);
    }

    private final EventQueue queue = new EventQueue();
    private final ReferenceEventList reference = new ReferenceEventList();
    private long now;
    private long payload;

    @ParameterizedTest
    @EnumSource(Load.class)
    void anyLoad_agreesWithTheReferenceOnEveryEvent(Load load) {
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String where = load + ", seed " + seed;
            for (int part = 0; part < 6; part++) {
                long scale = 1L << random.nextInt(44);
                double growing = new double[] {0.2, 0.5, 0.52, 0.9}[random.nextInt(4)];
                for (int i = 0; i < 2000; i++) {
                    if (reference.size() == 0 || random.nextDouble() < growing) {
                        add(now + load.ahead(random, scale));
                    } else {
                        takeAndCompare(where, random.nextBoolean());
                    }
                }
                if (random.nextInt(3) == 0) {
                    clear();
                }
            }
            drainAndCompare(where);
            clear();
        }
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void floodAndDrain_agreesWithTheReferenceOnEveryEvent(Load load) {
        SplittableRandom random = new SplittableRandom(99);
        for (int flood = 0; flood < 3; flood++) {
            for (int i = 0; i < 40_000; i++) {
                add(now + load.ahead(random, 1L << 36 - 10 * flood));
            }
            for (int i = 0; i < 10_000; i++) {
                takeAndCompare(load + ", flood " + flood, true);
                add(now + load.ahead(random, 1L << 36 - 10 * flood));
            }
            drainAndCompare(load + ", drain " + flood);
        }
    }

    @Test
    void densityGrowsAThousandfoldAndFallsAgain_agreesWithTheReference() {
        SplittableRandom random = new SplittableRandom(5);
        for (int pending : new int[] {20, 20_000, 20}) {
            while (reference.size() < pending) {
                add(now + Load.EXPONENTIAL.ahead(random, 1L << 35));
            }
            while (reference.size() > pending) {
                takeAndCompare("shrinking to " + pending, true);
            }
            for (int i = 0; i < 60_000; i++) {
                takeAndCompare("holding " + pending, true);
                add(now + Load.EXPONENTIAL.ahead(random, 1L << 35));
            }
        }
        drainAndCompare("the rest");
    }

    @Test
    void eventsAddedBeforeTheHeadThatWasSeen_comeFirst() {
        add(1L << 40);
        assertThat(queue.headKey()).isEqualTo(1L << 40);
        for (int i = 0; i < 100_000; i++) {
            queue.add((1L << 40) - 1 - i, i);
        }
        for (int i = 99_999; i >= 0; i--) {
            assertThat(queue.headKey()).isEqualTo((1L << 40) - 1 - i);
            assertThat(queue.take()).isEqualTo(i);
        }
        assertThat(queue.take()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void headLookedAtBeforeEachAdd_agreesWithTheReferenceOnEveryEvent(Load load) {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            String where = load + ", round " + round;
            long scale = 1L << random.nextInt(50);
            for (int i = 0; i < 200; i++) {
                assertThat(queue.headKey()).as(where).isEqualTo(reference.headKey());
                if (reference.size() == 0 || random.nextInt(100) < 55) {
                    add(now + load.ahead(random, scale));
                } else {
                    takeAndCompare(where, true);
                }
            }
            clear();
        }
    }

    @Test
    void largestKeys_keepTheirOrder() {
        long[] keys = {Long.MAX_VALUE - 1, 1L << 62, 0, (1L << 62) - 1, Long.MAX_VALUE - 1, 1L << 62};
        for (long key : keys) {
            add(key);
        }
        drainAndCompare("largest keys");
    }

    @Test
    void millionEventsAtOneInstant_leaveInTheOrderTheyCame() {
        for (int i = 0; i < 500_000; i++) {
            queue.add(77, i);
        }
        for (int i = 0; i < 500_000; i++) {
            assertThat(queue.take()).isEqualTo(i);
            queue.add(77, 500_000 + i);
        }
        for (int i = 500_000; i < 1_000_000; i++) {
            assertThat(queue.take()).isEqualTo(i);
        }
        assertThat(queue.headKey()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void emptyQueue_hasNoHeadAndRefusesToGiveAnEvent() {
        assertThat(queue.headKey()).isEqualTo(Long.MAX_VALUE);
        assertThat(queue.size()).isZero();
        assertThatThrownBy(queue::take).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Load.class)
    void millionPending_takeAtMost32BytesEach(Load load) {
        SplittableRandom random = new SplittableRandom(7);
        long emptyBytes = queue.bytes();
        for (int i = 0; i < 1_000_000; i++) {
            queue.add(load.ahead(random, 1L << 36), i);
        }
        long last = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long key = queue.headKey();
            assertThat(key).isGreaterThanOrEqualTo(last);
            last = key;
            queue.add(key + load.ahead(random, 1L << 36), queue.take());
        }
        assertThat(queue.bytes() - emptyBytes).isLessThanOrEqualTo(32L * 1_000_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Load.class,
            names = {"EXPONENTIAL", "UNIFORM", "CONSTANT", "TIED"})
    void steadyState_allocatesNothing(Load load) {
        SplittableRandom random = new SplittableRandom(3);
        long[] ahead = new long[1 << 12];
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = load.ahead(random, 1L << 36);
        }
        for (int i = 0; i < 5_000; i++) {
            queue.add(ahead[i % ahead.length], i);
        }
        hold(ahead, 500_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        hold(ahead, 500_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes).isLessThan(1000);
    }

    private void hold(long[] ahead, int events) {
        for (int i = 0; i < events; i++) {
            long key = queue.headKey();
            queue.add(key + ahead[i & ahead.length - 1], queue.take());
        }
    }

    private void add(long key) {
        queue.add(key, payload);
        reference.add(key, payload++);
    }

    private void takeAndCompare(String where, boolean look) {
        long key = reference.headKey();
        long expected = reference.take();
        if (look && queue.headKey() != key) {
            assertThat(queue.headKey()).as("head key; %s", where).isEqualTo(key);
        }
        long actual = queue.take();
        if (actual != expected || queue.size() != reference.size()) {
            assertThat(actual).as("event; %s", where).isEqualTo(expected);
            assertThat(queue.size()).as("size; %s", where).isEqualTo(reference.size());
        }
        now = key;
    }

    private void drainAndCompare(String where) {
        while (reference.size() > 0) {
            takeAndCompare(where, true);
        }
        assertThat(queue.headKey()).as(where).isEqualTo(Long.MAX_VALUE);
    }

    private void clear() {
        queue.clear();
        reference.clear();
        now = 0;
    }
}

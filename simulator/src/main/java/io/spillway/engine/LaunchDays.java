package io.spillway.engine;

/** The days of one process's launches in one replication. */
final class LaunchDays {
    private static final long TICKS_PER_DAY = 24 * Clock.TICKS_PER_HOUR;

    private final DrawnLaunches launches;
    private final Sampler gap;
    private final long[] day;
    private int count;

    LaunchDays(DrawnLaunches launches) {
        this.launches = launches;
        gap = new Sampler(launches.gapHours());
        day = new long[launches.streamId().length];
    }

    /** Draws the days of one replication; each gap is of its launch's own stream. */
    void reset(long seed, int replication) {
        count = 0;
        double tick = launches.fromTick();
        while (count < day.length) {
            gap.reset(seed, replication, Purpose.LAUNCH.stream(launches.streamId()[count]));
            tick += gap.next() * Clock.TICKS_PER_HOUR;
            if (tick >= launches.untilTick()) {
                return;
            }
            day[count++] = Math.floorDiv(launches.epochTick() + (long) tick, TICKS_PER_DAY);
        }
    }

    /** How many of the launches happen; those are the first. */
    int count() {
        return count;
    }

    int[] classes(int launch) {
        return launches.classes()[launch];
    }

    /** The tick at which the day of a launch begins; below 0 before the run. */
    long tick(int launch) {
        return day[launch] * TICKS_PER_DAY - launches.epochTick();
    }

    /** The rates of a launch, counted from its day. */
    RateTable rate(int launch) {
        RateTable[] rates = launches.rates();
        return rates[(int) Math.floorMod(day[launch], (long) rates.length)];
    }
}

package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.spillway.compile.Chart;
import io.spillway.compile.Compiled;
import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.compile.Prices;
import io.spillway.engine.Agenda;
import io.spillway.engine.Cause;
import io.spillway.engine.Clock;
import io.spillway.engine.Lane;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.RunResults;
import io.spillway.engine.World;
import io.spillway.model.Accounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run of fifty hours that can be checked by hand.
 *
 * <pre>
 * segment   hours     month     price of azure, aws (USD per accelerator-hour)
 * 0         0 – 10    2026-12   2, 3
 * 1         10 – 30   2026-12   4, 3
 * 2         30 – 50   2027-01   4, 3
 * </pre>
 *
 * Azure has two pools (an accelerator of each is one unit) and aws one (an accelerator of it is two units). Launches are
 * chat, with two markets, and agent; copilot is azure's own.
 */
public final class TinyRun {
    public static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    public static final YearMonth JANUARY = YearMonth.of(2027, 1);

    private static final int EAST = 0;
    private static final int WEST = 1;
    /** The number of the one pool on aws. */
    public static final int AWS = 2;

    private static final int CHAT = 0;
    private static final int AGENT = 1;
    private static final int COPILOT = 2;
    private static final int CHAT_WORLD = 0;
    private static final int CHAT_EU = 1;
    private static final int AGENT_ALL = 2;
    private static final int COPILOT_ALL = 3;
    private static final int CAPACITY = Reason.CAPACITY.ordinal();
    private static final int DECLINED = Reason.DECLINED.ordinal();

    private TinyRun() {}

    public static Compiled compiled() {
        return compiled(Accounts.NONE);
    }

    /** Segments begin at 18:00 on 30 December, at 04:00 on the 31st and at midnight; nothing else cuts them. */
    public static Compiled compiled(Accounts money) {
        World world = new World(
                2,
                3,
                3,
                4,
                3,
                new Lane[0],
                new Plan[0],
                new Agenda(new long[0], new Agenda.Action[0], new int[0], new int[0]));
        System.arraycopy(new int[] {0, 0, 1}, 0, world.poolCloud, 0, 3);
        System.arraycopy(new int[] {CHAT, CHAT, AGENT, COPILOT}, 0, world.classLine, 0, 4);
        for (int i = 0; i < 4; i++) {
            world.segmentTick[i] = new long[] {0, 10, 30, 50}[i] * Clock.TICKS_PER_HOUR;
        }
        world.primaryPools = new int[] {EAST, WEST};
        Names names = new Names(
                ImmutableList.of("azure", "aws"),
                ImmutableList.of("azure/east/H100", "azure/west/H100", "aws/us/B200"),
                ImmutableList.of("chat", "agent", "azure/copilot"),
                ImmutableIntArray.of(Names.NO_CLOUD, Names.NO_CLOUD, 0),
                ImmutableList.of("world", "eu", "all", "all"),
                ImmutableList.of(DECEMBER, JANUARY),
                ImmutableList.of(0, 0, 1),
                Chart.of(money, ImmutableList.of("azure", "aws")));
        BigDecimal[] list = IntStream.of(2, 2, 3, 4, 4, 3, 4, 4, 3)
                .mapToObj(usd -> BigDecimal.valueOf(1_000_000L * usd))
                .toArray(BigDecimal[]::new);
        Prices prices = new Prices(
                list,
                list,
                ImmutableList.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(2)),
                0,
                ImmutableList.of(0L, 0L));
        world.primaryMicrosPerUnitTick = prices.microsPerUnitTick(world.primaryPools);
        Instant start = Instant.parse("2026-12-30T18:00:00Z");
        Finances finances = new Finances(
                money,
                "azure",
                ImmutableList.of(
                        start,
                        start.plus(10, ChronoUnit.HOURS),
                        start.plus(30, ChronoUnit.HOURS),
                        start.plus(50, ChronoUnit.HOURS)),
                ImmutableList.of("azure/east", "azure/west", "aws/us"),
                ImmutableList.of("H100", "H100", "B200"),
                ImmutableList.of("consumer", "agent", ""),
                names.lines(),
                ImmutableList.of(Optional.empty(), Optional.empty(), Optional.empty()));
        return new Compiled(world, names, prices, finances);
    }

    public static RunResult counts(World world) {
        RunResult run = RunResults.empty(world);
        arrive(run, world, 0, 6, 2, 0, 4);
        arrive(run, world, 1, 4, 0, 2, 0);
        arrive(run, world, 2, 5, 1, 4, 3);

        use(world, run, 0, CHAT, EAST, Cause.FIRST, 100);
        use(world, run, 0, CHAT, AWS, CAPACITY, 40);
        use(world, run, 0, COPILOT, EAST, Cause.FIRST_PARTY, 200);
        RunResults.place(world, run, 0, CHAT_WORLD, EAST, Cause.FIRST, 5);
        RunResults.place(world, run, 0, CHAT_EU, AWS, CAPACITY, 2);
        RunResults.place(world, run, 0, COPILOT_ALL, EAST, Cause.FIRST_PARTY, 3);
        use(world, run, 1, CHAT, EAST, Cause.FIRST, 60);
        use(world, run, 1, CHAT, WEST, Cause.FIRST, 20);
        use(world, run, 1, CHAT, AWS, CAPACITY, 30);
        use(world, run, 1, AGENT, AWS, DECLINED, 50);
        RunResults.place(world, run, 1, CHAT_WORLD, EAST, Cause.FIRST, 1);
        RunResults.place(world, run, 1, CHAT_WORLD, AWS, CAPACITY, 1);
        RunResults.place(world, run, 1, AGENT_ALL, AWS, DECLINED, 2);
        use(world, run, 2, CHAT, EAST, Cause.FIRST, 80);
        use(world, run, 2, CHAT, AWS, Cause.CUSTOMER_CHOICE, 20);
        use(world, run, 2, AGENT, AWS, DECLINED, 100);
        use(world, run, 2, COPILOT, WEST, Cause.FIRST_PARTY, 100);
        RunResults.place(world, run, 2, CHAT_WORLD, EAST, Cause.FIRST, 4);
        RunResults.place(world, run, 2, CHAT_WORLD, AWS, Cause.CUSTOMER_CHOICE, 1);
        RunResults.place(world, run, 2, CHAT_EU, AWS, Cause.CUSTOMER_CHOICE, 1);
        RunResults.place(world, run, 2, AGENT_ALL, AWS, DECLINED, 3);
        RunResults.place(world, run, 2, COPILOT_ALL, WEST, Cause.FIRST_PARTY, 2);

        RunResults.lose(world, run, 0, CHAT_WORLD, Reason.CAPACITY, 1, 12.5);
        RunResults.lose(world, run, 1, CHAT_WORLD, Reason.RESERVED, 2, 10);
        RunResults.lose(world, run, 2, AGENT_ALL, Reason.CAPACITY, 1, 7.5);
        RunResults.lose(world, run, 0, COPILOT_ALL, Reason.CAPACITY, 1, 99);
        RunResults.lose(world, run, 2, COPILOT_ALL, Reason.CAPACITY, 1, 99);

        for (int segment = 0; segment < 3; segment++) {
            long hours = new long[] {10, 20, 20}[segment];
            capacity(world, run, segment, EAST, 30 * hours);
            capacity(world, run, segment, WEST, (segment == 2 ? 10 : 0) * hours);
            capacity(world, run, segment, AWS, 20 * hours);
        }
        RunResults.countStay(world, run);
        run.events = 123;
        return run;
    }

    private static void arrive(RunResult run, World world, int segment, long... requestsByClass) {
        System.arraycopy(requestsByClass, 0, run.arrivedRequests, segment * world.classes, requestsByClass.length);
    }

    private static void use(World world, RunResult run, int segment, int line, int pool, int cause, long unitHours) {
        RunResults.use(world, run, segment, line, pool, cause, unitHours * Clock.TICKS_PER_HOUR);
    }

    private static void capacity(World world, RunResult run, int segment, int pool, long unitHours) {
        run.capacityUnitTicks[segment * world.pools + pool] = unitHours * Clock.TICKS_PER_HOUR;
    }
}

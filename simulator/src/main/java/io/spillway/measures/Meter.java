package io.spillway.measures;

import static io.spillway.measures.Dimension.CLOUD;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.primitives.ImmutableIntArray;
import io.spillway.compile.Compiled;
import io.spillway.compile.Names;
import io.spillway.engine.Cause;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import io.spillway.ledger.Ledger;
import io.spillway.ledger.Postings;
import io.spillway.ledger.Statement;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Reads the counts of one replication into the rows of a {@link MeasureTable}: first what is counted, in one pass over
 * the entries of the run, then what follows from it. One instance per thread.
 *
 * <p>A ratio whose denominator is zero in a replication is not a number there.
 */
public final class Meter {
    private static final double MICROS_PER_USD = 1e6;
    private static final double TOKENS_PER_MILLION = 1e6;
    private static final Reason[] REASONS = Reason.values();

    private final World world;
    private final MeasureTable table;
    private final Ledger ledger;
    private final AccountsMeter accounts;
    private final Block[][] blocks;
    /** Those of {@link #blocks} that are about pools, and those that are not. */
    private final Block[][] poolBlocks;

    private final Block[][] cloudBlocks;
    private final Coordinates at = new Coordinates();
    private final Duration duration;
    private final int[] segmentPeriod;
    private final int[] periodYear;
    /** By line: the launch's number, or -1 for a cloud's own demand. */
    private final int[] lineLaunch;
    /** By line: the cloud of its own demand, or -1 for a launch. */
    private final ImmutableIntArray lineCloud;

    /** By class: the market's number. */
    private final int[] classMarket;

    /** By {@code (line * clouds + cloud) * Cause.SLOTS + cause}, of one segment. */
    private final double[] cloudUnitTicks;

    private final long[] spendMicros;
    /** By line: tokens that a unit serves in a tick; 0 where that is not given. */
    private final double[] tokensPerTick;

    /** By cloud: how many stand before it in the list of those spilled to, the primary with them. */
    private final int[] spillDepth;

    public Meter(Compiled compiled, MeasureTable table) {
        this.table = table;
        world = compiled.world();
        ledger = new Ledger(compiled);
        accounts = new AccountsMeter(compiled, table);
        blocks = blocks(block -> true);
        poolBlocks = blocks(block -> block.dimensions.contains(Dimension.POOL));
        cloudBlocks = blocks(block -> !block.dimensions.contains(Dimension.POOL));
        cloudUnitTicks = new double[world.lines * world.clouds * Cause.SLOTS];
        Names names = compiled.names();
        segmentPeriod =
                names.segmentMonth().stream().mapToInt(Integer::intValue).toArray();
        periodYear = table.periodYear();
        duration = new Duration(world, segmentPeriod, periodYear);
        lineLaunch = table.lineLaunch();
        classMarket = table.classMarket();
        lineCloud = names.lineCloud();
        spendMicros = new long[table.size()];
        tokensPerTick = compiled.finances().kinds().stream()
                .mapToDouble(kind ->
                        compiled.finances().accounts().tokensPerUnitHour().getOrDefault(kind, 0.0)
                                / Clock.TICKS_PER_HOUR)
                .toArray();
        spillDepth = spillDepth(world);
    }

    /** Those that have rows, by measure. */
    private Block[][] blocks(Predicate<Block> wanted) {
        return Arrays.stream(Measure.values())
                .map(measure -> table.blocks(measure).stream()
                        .filter(wanted.and(block -> block.rows > 0))
                        .toArray(Block[]::new))
                .toArray(Block[][]::new);
    }

    /** The value of each row in the replication that {@code run} counted. */
    public double[] read(RunResult run) {
        double[] values = new double[table.size()];
        readRequests(run, values);
        readPlaced(run, values);
        readWaiting(run, values);
        readEntries(run, values);
        readOutages(run, values);
        readLaunches(run, values);
        readFailback(run, values);
        readCapacity(run, values);
        readSpend(run, values);
        derive(values);
        return values;
    }

    private void readRequests(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int c = 0; c < world.classes; c++) {
                int arrival = segment * world.classes + c;
                boolean launch = locateClass(c);
                add(
                        values,
                        launch ? Measure.REQUESTS_ARRIVED : Measure.FIRST_PARTY_REQUESTS_ARRIVED,
                        run.arrivedRequests[arrival]);
                for (Reason reason : REASONS) {
                    int refusal = arrival * Reason.COUNT + reason.ordinal();
                    long lost = run.lostRequests[refusal];
                    if (lost != 0 && launch) {
                        locate(reason);
                        add(values, Measure.REQUESTS_LOST, lost);
                        add(values, Measure.UNIT_HOURS_LOST, run.lostUnitHours[refusal]);
                        if (reason == Reason.OUTAGE) {
                            add(values, Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES, run.lostUnitHours[refusal]);
                        }
                    } else if (lost != 0) {
                        add(values, Measure.FIRST_PARTY_REQUESTS_LOST, lost);
                    }
                }
            }
        }
    }

    private void readPlaced(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int i = run.firstPlaced[segment]; i < run.firstPlaced[segment + 1]; i++) {
                boolean launch = locateClass(world.placedClass(run.placement[i]));
                at.cloud = world.placedCloud(run.placement[i]);
                if (launch) {
                    readPlaced(values, World.cause(run.placement[i]), run.placedRequests[i]);
                } else {
                    add(values, Measure.FIRST_PARTY_REQUESTS_PLACED, run.placedRequests[i]);
                }
            }
        }
    }

    private void readPlaced(double[] values, int cause, long requests) {
        add(values, Measure.REQUESTS_PLACED, requests);
        if (Cause.isSpill(cause)) {
            locate(REASONS[cause]);
            add(values, Measure.REQUESTS_SPILLED, requests);
            add(values, Measure.SPILL_DEPTH, requests * spillDepth[at.cloud]);
        } else if (cause == Cause.CUSTOMER_CHOICE) {
            add(values, Measure.REQUESTS_CUSTOMER_CHOICE, requests);
        }
    }

    private void readWaiting(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int c = 0; c < world.classes; c++) {
                if (world.classPatience[c] != null && locateClass(c)) {
                    readWaiting(run, values, segment * world.classes + c);
                }
            }
        }
    }

    private void readWaiting(RunResult run, double[] values, int arrival) {
        add(values, Measure.REQUESTS_WAITED, run.waitedRequests[arrival]);
        add(values, Measure.REQUESTS_WAITING, run.waitingRequestTicks[arrival]);
        add(values, Measure.WAIT_HOURS, run.servedWaitTicks[arrival]);
        add(values, Measure.REQUESTS_PLACED_AFTER_WAITING, run.servedRequests[arrival]);
        add(values, Measure.EVACUEES_WAITED, run.waitedEvacuees[arrival]);
        add(values, Measure.EVACUEES_PLACED_AFTER_WAITING, run.servedEvacuees[arrival]);
        add(values, Measure.EVACUEE_WAIT_HOURS, run.servedEvacueeWaitTicks[arrival]);
        add(values, Measure.UNIT_HOURS_INTERRUPTED, run.interruptedUnitTicks[arrival]);
        for (Reason reason : REASONS) {
            int refusal = arrival * Reason.COUNT + reason.ordinal();
            if (run.expiredRequests[refusal] != 0) {
                locate(reason);
                add(values, Measure.REQUESTS_EXPIRED, run.expiredRequests[refusal]);
                add(values, Measure.UNIT_HOURS_EXPIRED, run.expiredUnitHours[refusal]);
                if (reason == Reason.OUTAGE) {
                    add(values, Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES, run.expiredUnitHours[refusal]);
                }
            }
        }
    }

    /** What each line did in one segment is summed over the pools of a cloud before it is added to rows. */
    private void readEntries(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            Arrays.fill(cloudUnitTicks, 0);
            for (int entry = run.firstEntry[segment]; entry < run.firstEntry[segment + 1]; entry++) {
                int cell = run.entryCell[entry];
                int line = world.line(cell);
                boolean launch = locateLine(line);
                locatePool(world.pool(cell));
                double unitTicks = run.entryUsedUnitTicks[entry];
                addToPool(values, launch ? Measure.UNITS_IN_USE : Measure.FIRST_PARTY_UNITS_IN_USE, unitTicks);
                int sum = (line * world.clouds + at.cloud) * Cause.SLOTS + World.cause(cell);
                cloudUnitTicks[sum] += unitTicks;
            }
            for (int line = 0; line < world.lines; line++) {
                readClouds(values, line);
            }
        }
    }

    private void readClouds(double[] values, int line) {
        boolean launch = locateLine(line);
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            at.cloud = cloud;
            for (int cause = 0; cause < Cause.SLOTS; cause++) {
                int sum = (line * world.clouds + cloud) * Cause.SLOTS + cause;
                double unitTicks = cloudUnitTicks[sum];
                if (unitTicks != 0 && launch) {
                    readUse(values, cause, unitTicks);
                } else if (unitTicks != 0) {
                    add(values, Measure.FIRST_PARTY_UNITS_IN_USE, unitTicks);
                }
            }
        }
    }

    private void readUse(double[] values, int cause, double unitTicks) {
        add(values, Measure.UNIT_HOURS_PLACED, unitTicks);
        add(values, Measure.UNITS_IN_USE, unitTicks);
        if (Cause.isSpill(cause)) {
            locate(REASONS[cause]);
            add(values, Measure.UNIT_HOURS_SPILLED, unitTicks);
        } else if (cause == Cause.CUSTOMER_CHOICE) {
            add(values, Measure.UNIT_HOURS_CUSTOMER_CHOICE, unitTicks);
        }
    }

    private void readLaunches(RunResult run, double[] values) {
        for (int line = 0; line < world.lines; line++) {
            long day = run.launchDayTick[line];
            if (day != RunResult.NEVER && day >= world.startTick && locateLine(line)) {
                add(values, Measure.LAUNCHES_DECIDED, 1);
                if (run.launchRefusal[line] >= 0) {
                    locate(REASONS[run.launchRefusal[line]]);
                    add(values, Measure.LAUNCHES_REFUSED, 1);
                }
                readOpenings(run, values, line);
            }
        }
    }

    private void readOpenings(RunResult run, double[] values, int line) {
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            long tick = run.openedTick[line * world.clouds + cloud];
            at.cloud = cloud;
            if (tick != RunResult.NEVER) {
                add(values, Measure.LAUNCH_LAG_HOURS, tick - run.launchDayTick[line]);
                add(values, Measure.LAUNCHES_OPENED, 1);
            }
            if (run.firstCloud[line] == cloud) {
                add(values, Measure.FIRST_CLOUD_SHARE, 1);
            }
        }
    }

    private void readOutages(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int c = 0; c < world.classes; c++) {
                boolean launch = locateClass(c);
                for (at.cloud = 0; at.cloud < world.clouds; at.cloud++) {
                    int row = (segment * world.classes + c) * world.clouds + at.cloud;
                    if (launch && run.evacuatedRequests[row] != 0) {
                        add(values, Measure.REQUESTS_EVACUATED, run.evacuatedRequests[row]);
                    }
                    if (launch && run.droppedRequests[row] != 0) {
                        add(values, Measure.REQUESTS_DROPPED, run.droppedRequests[row]);
                        add(values, Measure.UNIT_HOURS_DROPPED, run.droppedUnitHours[row]);
                        add(values, Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES, run.droppedUnitHours[row]);
                    } else if (run.droppedRequests[row] != 0) {
                        add(values, Measure.FIRST_PARTY_REQUESTS_DROPPED, run.droppedRequests[row]);
                    }
                }
            }
        }
    }

    private void readFailback(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int c = 0; c < world.classes; c++) {
                if (locateClass(c)) {
                    readFailback(run, values, segment * world.classes + c);
                }
            }
        }
    }

    private void readFailback(RunResult run, double[] values, int row) {
        add(values, Measure.TIME_IN_SPILL_HOURS, run.spillStayTicks[row]);
        add(values, Measure.SPILL_STAYS, run.spillStays[row]);
        add(values, Measure.REQUESTS_STAYED_AWAY, run.stayedAwayRequests[row]);
        add(values, Measure.PING_PONGS, run.pingPongs[row]);
        add(values, Measure.REQUESTS_PASSED_OVER, run.passedOverRequests[row]);
        for (at.cloud = 0; at.cloud < world.clouds; at.cloud++) {
            int left = row * world.clouds + at.cloud;
            add(values, Measure.STALE_MISSES, run.staleMisses[left]);
            if (run.failedBackRequests[left] != 0) {
                add(values, Measure.REQUESTS_FAILED_BACK, run.failedBackRequests[left]);
                add(values, Measure.UNITS_FAILED_BACK, run.failedBackUnits[left]);
                add(values, Measure.MOVE_COST, ledger.moveMicros(run.failedBackUnits[left]));
                add(values, Measure.FAILBACK_LAG_HOURS, run.failbackLagTicks[left]);
            }
            long egressedUnits = run.egressedUnits(left);
            if (egressedUnits != 0) {
                add(values, Measure.UNITS_EGRESSED, egressedUnits);
                add(values, Measure.EGRESS_COST, ledger.egressMicros(at.cloud, egressedUnits));
            }
        }
    }

    private void readCapacity(RunResult run, double[] values) {
        for (int segment = 0; segment < world.segments; segment++) {
            locate(segment);
            for (int pool = 0; pool < world.pools; pool++) {
                locatePool(pool);
                int row = segment * world.pools + pool;
                long unitTicks = run.capacityUnitTicks[row];
                addEverywhere(values, Measure.CAPACITY_UNITS, unitTicks);
                addEverywhere(values, Measure.AVAILABILITY, unitTicks - run.outUnitTicks[row]);
                addEverywhere(values, Measure.UNIT_HOURS_OVERCOMMITTED, run.overcommittedUnitTicks[row]);
            }
        }
    }

    private void addEverywhere(double[] values, Measure measure, double amount) {
        add(values, measure, amount);
        addToPool(values, measure, amount);
    }

    /** Sums stay whole micro-dollars until the last step. */
    private void readSpend(RunResult run, double[] values) {
        Arrays.fill(spendMicros, 0);
        Statement statement = ledger.settle(run, new Spending(run, values));
        spendToUsd(values, Measure.SPEND);
        spendToUsd(values, Measure.SPEND_SPILLED);
        spendToUsd(values, Measure.SPEND_ON_TOKENS);
        accounts.read(statement, values);
    }

    /** Hears what is spent in one run. */
    private final class Spending implements Postings {
        private final RunResult run;
        private final double[] values;
        /** The entry that is charged. */
        private int entry;

        Spending(RunResult run, double[] values) {
            this.run = run;
            this.values = values;
        }

        @Override
        public void begin(int entryCharged) {
            entry = entryCharged;
        }

        @Override
        public void charge(int segment, int line, int pool, int cause, int commitment, long unitTicks, long micros) {
            boolean isSpill = Cause.isSpill(cause);
            if (!isSpill && tokensPerTick[line] == 0) {
                return;
            }
            locate(segment);
            locateLine(line);
            locatePool(pool);
            add(values, Measure.MILLION_TOKENS, unitTicks * tokensPerTick[line] / TOKENS_PER_MILLION);
            if (isSpill) {
                double premium = premiumMicros(segment, unitTicks, micros);
                add(values, Measure.SPILL_PREMIUM, premium / MICROS_PER_USD);
            }
        }

        @Override
        public void spend(int segment, int line, int pool, int cause, long micros) {
            locate(segment);
            locateLine(line);
            locatePool(pool);
            addSpend(Measure.SPEND, micros);
            if (tokensPerTick[line] > 0) {
                addSpend(Measure.SPEND_ON_TOKENS, micros);
            }
            if (Cause.isSpill(cause)) {
                locate(REASONS[cause]);
                addSpend(Measure.SPEND_SPILLED, micros);
            }
        }

        /** What use in spill costs above what it would have cost on the primary, for as long as that had capacity. */
        private double premiumMicros(int segment, long unitTicks, long micros) {
            double used = run.entryUsedUnitTicks[entry];
            return micros * (run.entryStayedUnitTicks[entry] / used) - run.entryStayMicros[entry] * (unitTicks / used);
        }
    }

    private void addSpend(Measure measure, long micros) {
        for (Block block : blocks[measure.ordinal()]) {
            int row = block.row(at);
            spendMicros[row] = Math.addExact(spendMicros[row], micros);
        }
    }

    private void spendToUsd(double[] values, Measure measure) {
        for (Block block : blocks[measure.ordinal()]) {
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                values[row] = spendMicros[row] / MICROS_PER_USD;
            }
        }
    }

    private void derive(double[] values) {
        toHours(values, Measure.UNIT_HOURS_PLACED);
        toHours(values, Measure.UNIT_HOURS_SPILLED);
        toHours(values, Measure.UNIT_HOURS_CUSTOMER_CHOICE);
        toTimeMean(values, Measure.REQUESTS_WAITING);
        toTimeMean(values, Measure.UNITS_IN_USE);
        toTimeMean(values, Measure.FIRST_PARTY_UNITS_IN_USE);
        toTimeMean(values, Measure.CAPACITY_UNITS);
        toHours(values, Measure.UNIT_HOURS_OVERCOMMITTED);
        toTimeMean(values, Measure.AVAILABILITY);
        ratio(values, Measure.AVAILABILITY, Measure.AVAILABILITY);

        ratio(values, Measure.SPILL_SHARE, Measure.REQUESTS_SPILLED);
        ratio(values, Measure.SPILL_SHARE_UNIT_HOURS, Measure.UNIT_HOURS_SPILLED);
        ratio(values, Measure.LOSS_SHARE, Measure.REQUESTS_LOST);
        ratio(values, Measure.WAITED_SHARE, Measure.REQUESTS_WAITED);
        ratio(values, Measure.EXPIRED_SHARE, Measure.REQUESTS_EXPIRED);
        ratio(values, Measure.SPILL_DEPTH, Measure.SPILL_DEPTH);
        meanHours(values, Measure.WAIT_HOURS);
        meanHours(values, Measure.EVACUEE_WAIT_HOURS);
        toHours(values, Measure.UNIT_HOURS_INTERRUPTED);
        meanHours(values, Measure.TIME_IN_SPILL_HOURS);
        meanHours(values, Measure.FAILBACK_LAG_HOURS);
        meanHours(values, Measure.LAUNCH_LAG_HOURS);
        ratio(values, Measure.FIRST_CLOUD_SHARE, Measure.FIRST_CLOUD_SHARE);
        toUsd(values, Measure.MOVE_COST);
        toUsd(values, Measure.EGRESS_COST);
        ratio(values, Measure.PLACED_SHARE, Measure.UNIT_HOURS_PLACED);
        utilisation(values);
        ratio(values, Measure.PRICE_PER_UNIT_HOUR, Measure.SPEND);
        ratio(values, Measure.PRICE_PER_UNIT_HOUR_SPILLED, Measure.SPEND_SPILLED);
        ratio(values, Measure.PRICE_PER_MILLION_TOKENS, Measure.SPEND_ON_TOKENS);
        concentration(values);
    }

    private void toHours(double[] values, Measure measure) {
        for (Block block : blocks[measure.ordinal()]) {
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                values[row] /= Clock.TICKS_PER_HOUR;
            }
        }
    }

    private void meanHours(double[] values, Measure measure) {
        toHours(values, measure);
        ratio(values, measure, measure);
    }

    private void toUsd(double[] values, Measure measure) {
        for (Block block : blocks[measure.ordinal()]) {
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                values[row] /= MICROS_PER_USD;
            }
        }
    }

    private void toTimeMean(double[] values, Measure measure) {
        for (Block block : blocks[measure.ordinal()]) {
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                block.locate(row, at);
                values[row] /= duration.ticks(block, at);
            }
        }
    }

    /** The numerator's value for the same, divided by what the row is weighted by. */
    private void ratio(double[] values, Measure ratio, Measure numerator) {
        for (Block block : blocks[ratio.ordinal()]) {
            Block above = table.block(numerator, block.dimensions);
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                block.locate(row, at);
                values[row] = values[above.row(at)] / values[table.weightRow(row)];
            }
        }
    }

    private void utilisation(double[] values) {
        for (Block block : blocks[Measure.UTILISATION.ordinal()]) {
            Block launches = table.block(Measure.UNITS_IN_USE, block.dimensions);
            Block firstParty = table.block(Measure.FIRST_PARTY_UNITS_IN_USE, block.dimensions);
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                block.locate(row, at);
                double used = values[launches.row(at)] + values[firstParty.row(at)];
                values[row] = used / values[table.weightRow(row)];
            }
        }
    }

    private void concentration(double[] values) {
        for (Block block : blocks[Measure.CONCENTRATION.ordinal()]) {
            ImmutableSet<Dimension> byCloud =
                    Sets.immutableEnumSet(Sets.union(block.dimensions, ImmutableSet.of(CLOUD)));
            Block parts = table.block(Measure.UNIT_HOURS_PLACED, byCloud);
            Block wholes = table.block(Measure.UNIT_HOURS_PLACED, block.dimensions);
            for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                block.locate(row, at);
                double whole = values[wholes.row(at)];
                double sum = 0;
                for (at.cloud = 0; at.cloud < world.clouds; at.cloud++) {
                    double share = values[parts.row(at)] / whole;
                    sum += share * share;
                }
                values[row] = sum;
            }
        }
    }

    /** Adds to every row of a measure that is not about a pool. */
    private void add(double[] values, Measure measure, double amount) {
        add(values, cloudBlocks[measure.ordinal()], amount);
    }

    private void addToPool(double[] values, Measure measure, double amount) {
        add(values, poolBlocks[measure.ordinal()], amount);
    }

    /** Most of what a run might have counted did not happen. */
    private void add(double[] values, Block[] measured, double amount) {
        if (amount != 0) {
            for (Block block : measured) {
                values[block.row(at)] += amount;
            }
        }
    }

    private void locate(int segment) {
        at.period = segmentPeriod[segment];
        at.year = periodYear[at.period];
    }

    /** Whether the line is a launch. */
    private boolean locateLine(int line) {
        at.launch = Math.max(0, lineLaunch[line]);
        at.cloud = Math.max(0, lineCloud.get(line));
        return lineLaunch[line] >= 0;
    }

    /** Whether the class is of a launch. */
    private boolean locateClass(int c) {
        at.market = Math.max(0, classMarket[c]);
        return locateLine(world.classLine[c]);
    }

    private void locatePool(int pool) {
        at.pool = pool;
        at.cloud = world.poolCloud[pool];
    }

    private void locate(Reason reason) {
        at.reason = reason.ordinal();
        at.kind = reason.kind().ordinal();
    }

    /** Pools are numbered in the order in which they spill. */
    private static int[] spillDepth(World world) {
        int[] depth = new int[world.clouds];
        Arrays.fill(depth, world.clouds);
        int clouds = 0;
        for (int cloud : world.poolCloud) {
            if (depth[cloud] == world.clouds) {
                depth[cloud] = clouds++;
            }
        }
        return depth;
    }
}

package io.spillway.ledger;

import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import io.spillway.model.ServiceLevel;
import io.spillway.model.ServiceScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cloud's service level: what it gives back of a month's spend. Shared by runs. */
final class Agreement {
    private final World world;
    private final ServiceLevel level;
    /** The pools of each scope. */
    private final List<int[]> scopes = new ArrayList<>();

    Agreement(String cloud, ServiceLevel level, World world, Names names, Finances finances) {
        this.world = world;
        this.level = level;
        int number = names.clouds().indexOf(cloud);
        Map<String, List<Integer>> pools = new LinkedHashMap<>();
        for (int pool = 0; pool < world.pools; pool++) {
            if (world.poolCloud[pool] == number) {
                String scope =
                        level.per() == ServiceScope.REGION ? finances.regions().get(pool) : cloud;
                pools.computeIfAbsent(scope, any -> new ArrayList<>()).add(pool);
            }
        }
        pools.values()
                .forEach(scope ->
                        scopes.add(scope.stream().mapToInt(pool -> pool).toArray()));
    }

    /**
     * What is given back of a month, in micro-dollars.
     *
     * @param untilSegment the first segment behind the month
     * @param spendMicros by pool: what was paid in the month
     */
    long creditMicros(RunResult run, int fromSegment, int untilSegment, long[] spendMicros) {
        long credit = 0;
        for (int[] pools : scopes) {
            BigDecimal capacity = BigDecimal.ZERO;
            BigDecimal out = BigDecimal.ZERO;
            long spend = 0;
            for (int pool : pools) {
                spend = Math.addExact(spend, spendMicros[pool]);
                for (int segment = fromSegment; segment < untilSegment; segment++) {
                    int at = segment * world.pools + pool;
                    capacity = capacity.add(BigDecimal.valueOf(run.capacityUnitTicks[at]));
                    out = out.add(BigDecimal.valueOf(run.outUnitTicks[at]));
                }
            }
            if (out.signum() > 0) {
                BigDecimal part = BigDecimal.valueOf(creditShare(capacity.subtract(out), capacity));
                credit = Math.addExact(
                        credit, Rounding.micros(BigDecimal.valueOf(spend).multiply(part), BigDecimal.ONE));
            }
        }
        return credit;
    }

    /** Exactly, since what is available may be just what was agreed. */
    private double creditShare(BigDecimal available, BigDecimal capacity) {
        double most = 0;
        for (ServiceLevel.Credit credit : level.credits().values()) {
            if (available.compareTo(BigDecimal.valueOf(credit.below()).multiply(capacity)) < 0) {
                most = Math.max(most, credit.credit());
            }
        }
        return most;
    }
}

package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.NamedStream;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Noise;
import io.spillway.measures.Row;
import io.spillway.measures.Sample;
import io.spillway.measures.Tally;
import io.spillway.scenario.Changes;
import io.spillway.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Finds which clause moved some rows: by changing each alone, and by {@link Shapley}, over all orders of changing them
 * where there are few clauses and over drawn ones where there are many. An order is drawn together with its reverse, which
 * halves what clauses do early rather than late.
 */
final class Attributor {
    /** Clauses whose sets are all run: 256 scenarios. */
    static final int MOST_EXACT = 8;

    private final List<Row> rows;
    private final Settings settings;
    private final int mostExact;
    private final int orders;
    private final Counting counting;

    /**
     * @param mostExact up to how many clauses all their sets are run
     * @param orders how many are drawn where there are more; an odd number is rounded up
     */
    Attributor(List<Row> rows, Settings settings, int mostExact, int orders, Counting counting) {
        this.mostExact = mostExact;
        this.rows = rows;
        this.settings = settings;
        this.orders = orders + (orders & 1);
        this.counting = counting;
    }

    /** How many replications it may take. */
    long replications(int clauses) {
        long most = clauses <= mostExact ? 1L << clauses : 2L + clauses + (long) orders * (clauses - 1);
        return most * settings.replications();
    }

    Attribution attribution(Changes changes) {
        int clauses = changes.clauses().size();
        Worth worth = new Worth(changes, rows, settings, counting);
        boolean exact = clauses <= mostExact;
        try {
            Shares shares = exact ? exact(clauses, worth) : sampled(clauses, worth);
            return new Attribution(exact ? 0 : orders, worth.scenarios(), moved(clauses, worth, shares), "");
        } catch (ScenarioException senseless) {
            String problem = senseless.problems().get(0).toString();
            return new Attribution(0, worth.scenarios(), ImmutableList.of(), problem);
        }
    }

    /**
     * Shapley values.
     *
     * @param values by replication, row and clause
     * @param sampling half-widths by row and clause
     */
    private record Shares(double[][][] values, double[][] sampling) {}

    private Shares exact(int clauses, Worth worth) throws ScenarioException {
        double[][][] bySet = new double[1 << clauses][][];
        for (int set = 0; set < bySet.length; set++) {
            bySet[set] = worth.of(set);
        }
        double[][][] values = new double[settings.replications()][rows.size()][];
        for (int replication = 0; replication < values.length; replication++) {
            for (int row = 0; row < rows.size(); row++) {
                int r = replication;
                int m = row;
                values[r][m] = Shapley.values(
                        clauses,
                        IntStream.range(0, bySet.length)
                                .mapToDouble(set -> bySet[set][r][m])
                                .toArray());
            }
        }
        return new Shares(values, new double[rows.size()][clauses]);
    }

    private Shares sampled(int clauses, Worth worth) throws ScenarioException {
        double[][][] values = new double[settings.replications()][rows.size()][clauses];
        Tally pairs = new Tally(rows.size() * clauses, settings.confidence());
        for (int pair = 0; pair < orders / 2; pair++) {
            double[] means = new double[rows.size() * clauses];
            int[] order = order(pair, clauses);
            add(order, worth, values, means);
            add(reversed(order), worth, values, means);
            pairs.add(means);
        }
        double[][] sampling = new double[rows.size()][clauses];
        for (int row = 0; row < rows.size(); row++) {
            for (int clause = 0; clause < clauses; clause++) {
                sampling[row][clause] = pairs.estimate(row * clauses + clause).halfWidth();
            }
        }
        return new Shares(values, sampling);
    }

    /** Adds what each clause does when its turn comes. */
    private void add(int[] order, Worth worth, double[][][] values, double[] pairMeans) throws ScenarioException {
        long set = 0;
        double[][] before = worth.of(set);
        for (int clause : order) {
            set |= 1L << clause;
            double[][] after = worth.of(set);
            for (int replication = 0; replication < after.length; replication++) {
                for (int row = 0; row < rows.size(); row++) {
                    double step = after[replication][row] - before[replication][row];
                    values[replication][row][clause] += step / orders;
                    pairMeans[row * order.length + clause] += step / 2 / after.length;
                }
            }
            before = after;
        }
    }

    private int[] order(int pair, int clauses) {
        int[] order = IntStream.range(0, clauses).toArray();
        PermutationSampler.shuffle(NamedStream.of(settings.seed(), pair, "orders of clauses"), order);
        return order;
    }

    private static int[] reversed(int[] order) {
        return IntStream.range(0, order.length)
                .map(i -> order[order.length - 1 - i])
                .toArray();
    }

    private ImmutableList<Attribution.Moved> moved(int clauses, Worth worth, Shares shares) throws ScenarioException {
        double[][] none = worth.of(0);
        double[][] all = worth.of((1L << clauses) - 1);
        List<double[][]> alone = new ArrayList<>();
        for (int clause = 0; clause < clauses; clause++) {
            alone.add(worth.of(1L << clause));
        }
        ImmutableList.Builder<Attribution.Moved> moved = ImmutableList.builder();
        for (int row = 0; row < rows.size(); row++) {
            int m = row;
            int[] known = known(m, shares, alone, all);
            int n = worth.fewest(m);
            IntToDoubleFunction size = r -> Math.max(Math.abs(none[r][m]), Math.abs(all[r][m]));
            ImmutableList.Builder<Attribution.Part> parts = ImmutableList.builder();
            for (int clause = 0; clause < clauses; clause++) {
                int c = clause;
                parts.add(new Attribution.Part(
                        estimate(known, n, r -> alone.get(c)[r][m] - none[r][m], size),
                        estimate(known, n, r -> shares.values()[r][m][c], size),
                        shares.sampling()[m][c]));
            }
            moved.add(new Attribution.Moved(
                    rows.get(row), estimate(known, n, r -> all[r][m] - none[r][m], size), parts.build()));
        }
        return moved.build();
    }

    /** The replications in which a row is a number whatever is changed, so that its parts sum to the whole. */
    private int[] known(int row, Shares shares, List<double[][]> alone, double[][] all) {
        return IntStream.range(0, settings.replications())
                .filter(r -> Double.isFinite(all[r][row])
                        && Arrays.stream(shares.values()[r][row]).allMatch(Double::isFinite)
                        && alone.stream().allMatch(values -> Double.isFinite(values[r][row])))
                .toArray();
    }

    /** @param size by replication: of what the differences are */
    private Estimate estimate(
            int[] replications, int known, IntToDoubleFunction byReplication, IntToDoubleFunction size) {
        double[] observations = Arrays.stream(replications)
                .mapToDouble(r -> {
                    double difference = byReplication.applyAsDouble(r);
                    return Noise.is(difference, size.applyAsDouble(r)) ? 0 : difference;
                })
                .toArray();
        return Sample.estimate(observations, known, settings.confidence());
    }
}

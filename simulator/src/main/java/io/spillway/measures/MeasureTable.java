package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.spillway.compile.Chart;
import io.spillway.compile.Names;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one compiled scenario is measured by, in the order of every output: measures as {@link Measure} lists
 * them, their breakdowns likewise, and within a breakdown launches, months, clouds, pools, kinds and reasons in the
 * scenario's own order. Each replication gives one number for each row.
 */
public final class MeasureTable {
    private static final Kind[] KINDS = Kind.values();
    private static final Reason[] REASONS = Reason.values();

    private final ImmutableList<String> clouds;
    private final ImmutableList<String> pools;
    private final ImmutableList<String> launches;
    /** None where every launch is one market. */
    private final ImmutableList<String> markets;

    private final ImmutableList<YearMonth> periods;
    private final ImmutableList<Year> years;
    private final int[] periodYear;
    private final int[] lineLaunch;
    private final int[] classMarket;
    private final Chart chart;
    private final int[] poolCloud;
    private final Map<String, Integer> cloudNumber;
    private final Map<String, Integer> poolNumber;
    private final Map<String, Integer> launchNumber;
    private final Map<String, Integer> marketNumber;
    private final ImmutableList<Block> blocks;
    private final ImmutableMap<Measure, ImmutableMap<ImmutableSet<Dimension>, Block>> blockByMeasure;
    private final int size;
    private final int[] weights;

    public MeasureTable(World world, Names names) {
        clouds = names.clouds();
        pools = names.pools();
        lineLaunch = lineLaunch(names);
        launches = IntStream.range(0, lineLaunch.length)
                .filter(line -> lineLaunch[line] >= 0)
                .mapToObj(names.lines()::get)
                .collect(ImmutableList.toImmutableList());
        markets = markets(world, names);
        classMarket = names.markets().stream().mapToInt(markets::indexOf).toArray();
        periods = names.months();
        years = periods.stream()
                .map(month -> Year.of(month.getYear()))
                .distinct()
                .collect(ImmutableList.toImmutableList());
        periodYear = periods.stream()
                .mapToInt(month -> years.indexOf(Year.of(month.getYear())))
                .toArray();
        chart = names.chart();
        poolCloud = world.poolCloud;
        cloudNumber = numbers(clouds);
        poolNumber = numbers(pools);
        launchNumber = numbers(launches);
        marketNumber = numbers(markets);
        ImmutableList.Builder<Block> all = ImmutableList.builder();
        Map<Measure, ImmutableMap<ImmutableSet<Dimension>, Block>> byMeasure = Maps.newEnumMap(Measure.class);
        int next = 0;
        for (Measure measure : Measure.values()) {
            ImmutableMap.Builder<ImmutableSet<Dimension>, Block> own = ImmutableMap.builder();
            for (ImmutableSet<Dimension> dimensions : measure.breakdowns()) {
                Block block = new Block(measure, dimensions, next, this::extent);
                all.add(block);
                own.put(dimensions, block);
                next = Math.addExact(next, block.rows);
            }
            byMeasure.put(measure, own.buildOrThrow());
        }
        blocks = all.build();
        blockByMeasure = Maps.immutableEnumMap(byMeasure);
        size = next;
        weights = weights();
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    public ImmutableList<String> clouds() {
        return clouds;
    }

    public ImmutableList<String> pools() {
        return pools;
    }

    public ImmutableList<String> launches() {
        return launches;
    }

    /** The names of the markets of launches, in the order in which they are first named; none where no launch has several. */
    public ImmutableList<String> markets() {
        return markets;
    }

    /** By class: the place of its market; of no meaning for a cloud's own demand. Not to be changed. */
    int[] classMarket() {
        return classMarket;
    }

    /** By line: the place of its launch; -1 of a cloud's own demand. Not to be changed. */
    int[] lineLaunch() {
        return lineLaunch;
    }

    /** By month: the place of its year. Not to be changed. */
    int[] periodYear() {
        return periodYear;
    }

    /** Who may pay whom for what. */
    public Chart chart() {
        return chart;
    }

    /** The calendar months (UTC) that the measured time touches, in order. */
    public ImmutableList<YearMonth> periods() {
        return periods;
    }

    public ImmutableList<Year> years() {
        return years;
    }

    /**
     * Where a row stands.
     *
     * @throws IllegalArgumentException if the scenario has no such name, or the measure is not broken down so
     */
    public int index(Row row) {
        Block block = block(row.measure(), row.dimensions());
        Coordinates at = new Coordinates();
        at.cloud = number(cloudNumber, row.cloud(), "cloud");
        at.pool = number(poolNumber, row.pool(), "pool");
        at.launch = number(launchNumber, row.launch(), "launch");
        at.market = number(marketNumber, row.market(), "market");
        at.period = number(periods, row.period(), "period");
        at.year = number(years, row.year(), "year");
        at.transfer = number(chart.transfers(), row.transfer(), "transfer");
        at.party = number(chart.parties(), row.party(), "party");
        at.commitment = number(chart.commitments(), row.commitment(), "commitment");
        at.kind = row.kind() == null ? 0 : row.kind().ordinal();
        at.reason = row.reason() == null ? 0 : row.reason().ordinal();
        if (row.pool() != null && poolCloud[at.pool] != at.cloud) {
            throw new IllegalArgumentException(row.pool() + " is not a pool of " + row.cloud());
        }
        return block.row(at);
    }

    /**
     * The row of the whole run that a name means.
     *
     * @throws UnknownRowException if it means none, or one of several
     */
    public Row row(RowName name) {
        return NamedRows.meant(name, rowsOfWholeRun(name.measure()));
    }

    /** The same, where there is one. */
    public Optional<Row> find(RowName name) {
        List<Row> meant = NamedRows.all(name, rowsOfWholeRun(name.measure()));
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private ImmutableList<Row> rowsOfWholeRun(Measure measure) {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (Block block : blocks(measure)) {
            if (!block.dimensions.contains(Dimension.PERIOD) && !block.dimensions.contains(Dimension.YEAR)) {
                addRows(block, rows);
            }
        }
        return rows.build();
    }

    /** By row: the row that its mean over replications is weighted by, as it is a ratio to it; -1 for none. */
    public int[] weightRows() {
        return weights.clone();
    }

    int weightRow(int row) {
        return weights[row];
    }

    private int[] weights() {
        int[] rows = new int[size];
        Arrays.fill(rows, -1);
        Coordinates at = new Coordinates();
        for (Block block : blocks) {
            Measure weight = block.measure.weight().orElse(null);
            if (weight != null) {
                Block weighing = block(weight, block.measure.weightBreakdown(block.dimensions));
                for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                    block.locate(row, at);
                    rows[row] = weighing.row(at);
                }
            }
        }
        return rows;
    }

    /** All rows; row i is at position i. */
    public ImmutableList<Row> rows() {
        ImmutableList.Builder<Row> rows = ImmutableList.builderWithExpectedSize(size);
        for (Block block : blocks) {
            addRows(block, rows);
        }
        return rows.build();
    }

    private void addRows(Block block, ImmutableList.Builder<Row> rows) {
        Coordinates at = new Coordinates();
        for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
            block.locate(row, at);
            rows.add(name(block, at));
        }
    }

    private Row name(Block block, Coordinates at) {
        ImmutableSet<Dimension> has = block.dimensions;
        boolean pool = has.contains(Dimension.POOL);
        boolean reason = has.contains(Dimension.REASON);
        int cloud = pool ? poolCloud[at.pool] : at.cloud;
        Kind kind = reason ? REASONS[at.reason].kind() : KINDS[at.kind];
        return new Row(
                block.measure,
                has.contains(Dimension.CLOUD) ? clouds.get(cloud) : null,
                pool ? pools.get(at.pool) : null,
                has.contains(Dimension.KIND) ? kind : null,
                reason ? REASONS[at.reason] : null,
                has.contains(Dimension.LAUNCH) ? launches.get(at.launch) : null,
                has.contains(Dimension.MARKET) ? markets.get(at.market) : null,
                has.contains(Dimension.PERIOD) ? periods.get(at.period) : null,
                has.contains(Dimension.YEAR) ? years.get(at.year) : null,
                has.contains(Dimension.TRANSFER) ? chart.transfers().get(at.transfer) : null,
                has.contains(Dimension.PARTY) ? chart.parties().get(at.party) : null,
                has.contains(Dimension.COMMITMENT) ? chart.commitments().get(at.commitment) : null);
    }

    ImmutableList<Block> blocks(Measure measure) {
        return of(measure).values().asList();
    }

    Block block(Measure measure, ImmutableSet<Dimension> dimensions) {
        Block block = of(measure).get(dimensions);
        if (block == null) {
            throw new IllegalArgumentException(measure + " is not broken down by " + dimensions + ". Maybe one of "
                    + of(measure).keySet());
        }
        return block;
    }

    private ImmutableMap<ImmutableSet<Dimension>, Block> of(Measure measure) {
        ImmutableMap<ImmutableSet<Dimension>, Block> own = blockByMeasure.get(measure);
        if (own == null) {
            throw new IllegalStateException(measure.text());
        }
        return own;
    }

    private int extent(Dimension dimension) {
        return switch (dimension) {
            case LAUNCH -> launches.size();
            case MARKET -> markets.size();
            case YEAR -> years.size();
            case PERIOD -> periods.size();
            case CLOUD -> clouds.size();
            case POOL -> pools.size();
            case KIND -> KINDS.length;
            case REASON -> REASONS.length;
            case TRANSFER -> chart.transfers().size();
            case PARTY -> chart.parties().size();
            case COMMITMENT -> chart.commitments().size();
        };
    }

    private static ImmutableList<String> markets(World world, Names names) {
        ImmutableList<String> all = IntStream.range(0, world.classes)
                .filter(c -> !names.isFirstParty(world.classLine[c]))
                .mapToObj(names.markets()::get)
                .distinct()
                .collect(ImmutableList.toImmutableList());
        return all.size() > 1 ? all : ImmutableList.of();
    }

    private static int[] lineLaunch(Names names) {
        int[] lineLaunch = new int[names.lines().size()];
        int launches = 0;
        for (int line = 0; line < lineLaunch.length; line++) {
            lineLaunch[line] = names.isFirstParty(line) ? -1 : launches++;
        }
        return lineLaunch;
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
        return numbers;
    }

    private static int number(Map<String, Integer> numbers, @Nullable String name, String what) {
        if (name == null) {
            return 0;
        }
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no " + what + " named '" + name + "' in this scenario");
        }
        return number;
    }

    private static int number(List<?> values, @Nullable Object value, String what) {
        int number = value == null ? 0 : values.indexOf(value);
        if (number < 0) {
            throw new IllegalArgumentException("this run has no " + what + " " + value);
        }
        return number;
    }
}

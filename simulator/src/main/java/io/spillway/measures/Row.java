package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.spillway.compile.Transfer;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one number is about: a measure, and what it is narrowed to; null where it is not. A reason never stands without
 * its kind, nor a pool without its cloud.
 *
 * <pre>{@code
 * Row.of(Measure.REQUESTS_SPILLED).cloud("aws").reason(Reason.CAPACITY)
 * }</pre>
 *
 * @param year a calendar year; rows of years are for summaries and are left out of machine formats, whose periods are
 *     months
 */
public record Row(
        Measure measure,
        @Nullable String cloud,
        @Nullable String pool,
        @Nullable Kind kind,
        @Nullable Reason reason,
        @Nullable String launch,
        @Nullable String market,
        @Nullable YearMonth period,
        @Nullable Year year,
        @Nullable Transfer transfer,
        @Nullable String party,
        @Nullable String commitment) {
    /** The columns of {@link #cells}, from measure to unit. */
    public static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "measure",
            "cloud",
            "pool",
            "kind",
            "reason",
            "launch",
            "market",
            "period",
            "transfer",
            "item",
            "payer",
            "payee",
            "party",
            "commitment",
            "unit");

    public Row {
        if (reason != null && kind != reason.kind()) {
            throw new IllegalArgumentException(reason + " is a reason of " + reason.kind() + ", not of " + kind);
        }
    }

    /** The measure over the whole run. */
    public static Row of(Measure measure) {
        return new Row(measure, null, null, null, null, null, null, null, null, null, null, null);
    }

    public Row cloud(String name) {
        return new Row(measure, name, pool, kind, reason, launch, market, period, year, transfer, party, commitment);
    }

    /** @param cloudRegionPool {@code cloud/region/pool}, as {@link io.spillway.compile.Names#pools} has it */
    public Row pool(String cloudRegionPool) {
        return new Row(
                measure,
                cloud,
                cloudRegionPool,
                kind,
                reason,
                launch,
                market,
                period,
                year,
                transfer,
                party,
                commitment);
    }

    public Row kind(Kind kind) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, period, year, transfer, party, commitment);
    }

    /** Narrows to a reason and its kind. */
    public Row reason(Reason reason) {
        return new Row(
                measure, cloud, pool, reason.kind(), reason, launch, market, period, year, transfer, party, commitment);
    }

    public Row launch(String name) {
        return new Row(measure, cloud, pool, kind, reason, name, market, period, year, transfer, party, commitment);
    }

    public Row market(String name) {
        return new Row(measure, cloud, pool, kind, reason, launch, name, period, year, transfer, party, commitment);
    }

    public Row period(YearMonth month) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, month, year, transfer, party, commitment);
    }

    public Row year(Year year) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, period, year, transfer, party, commitment);
    }

    public Row transfer(Transfer transfer) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, period, year, transfer, party, commitment);
    }

    public Row party(String name) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, period, year, transfer, name, commitment);
    }

    public Row commitment(String name) {
        return new Row(measure, cloud, pool, kind, reason, launch, market, period, year, transfer, party, name);
    }

    /** What the number is about, in words, by {@link #COLUMNS}; what it is not narrowed by is empty. */
    public ImmutableList<String> cells() {
        return ImmutableList.of(
                measure.text(),
                text(cloud),
                text(pool),
                text(kind),
                text(reason),
                text(launch),
                text(market),
                text(period),
                transfer == null ? "" : transfer.kind().toString(),
                transfer == null ? "" : transfer.item(),
                transfer == null ? "" : transfer.payer(),
                transfer == null ? "" : transfer.payee(),
                text(party),
                text(commitment),
                measure.unit());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Whether it need not be told where it is never other than 0: it is about one reason, about accounts, or about evacuees. */
    public boolean goesWithoutSaying() {
        return reason != null || measure.goesWithoutSaying();
    }

    /** What it is narrowed by. */
    public ImmutableSet<Dimension> dimensions() {
        ImmutableSet.Builder<Dimension> set = ImmutableSet.builder();
        addIf(launch, Dimension.LAUNCH, set);
        addIf(market, Dimension.MARKET, set);
        addIf(year, Dimension.YEAR, set);
        addIf(period, Dimension.PERIOD, set);
        addIf(cloud, Dimension.CLOUD, set);
        addIf(pool, Dimension.POOL, set);
        addIf(kind, Dimension.KIND, set);
        addIf(reason, Dimension.REASON, set);
        addIf(transfer, Dimension.TRANSFER, set);
        addIf(party, Dimension.PARTY, set);
        addIf(commitment, Dimension.COMMITMENT, set);
        return set.build();
    }

    private static void addIf(@Nullable Object value, Dimension dimension, ImmutableSet.Builder<Dimension> set) {
        if (value != null) {
            set.add(dimension);
        }
    }
}

package io.spillway.measures;

import com.google.common.collect.ImmutableSet;

/**
 * What a row can be about. The order is the order of nesting of rows: all rows of one launch stand together, within
 * them those of one cloud.
 */
public enum Dimension {
    LAUNCH,
    /** A market of launches, by its name, which several launches may share. */
    MARKET,
    /** A calendar year; for summaries only, since its months are rows of their own. */
    YEAR,
    /** A calendar month. */
    PERIOD,
    CLOUD,
    /** A pool of a cloud; always with {@link #CLOUD}. */
    POOL,
    KIND,
    /** A reason of a kind; always with {@link #KIND}. */
    REASON,
    /** A transfer of money: what it is for, who pays and who gets it. */
    TRANSFER,
    /** A party that pays or is paid. */
    PARTY,
    /** A commitment of spend. */
    COMMITMENT;

    /** The dimensions that choose which requests are looked at, not what became of them. */
    static final ImmutableSet<Dimension> WHOLE = ImmutableSet.of(LAUNCH, MARKET, YEAR, PERIOD);
}

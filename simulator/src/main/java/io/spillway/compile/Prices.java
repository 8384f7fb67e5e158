package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;

/**
 * What capacity costs. A pool's capacity is counted in units of the reference accelerator, so the price of such a unit
 * is the pool's price divided by its accelerator's performance, an exact fraction.
 *
 * @param microsPerUnitHour by {@code segment * pools + pool}: price of one accelerator-hour of the pool in that segment
 * @param performance by pool: performance of its accelerator
 */
public record Prices(long[] microsPerUnitHour, ImmutableList<BigDecimal> performance) {}

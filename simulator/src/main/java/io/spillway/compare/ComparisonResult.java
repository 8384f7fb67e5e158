package io.spillway.compare;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Settings;
import io.spillway.scenario.Grain;
import java.time.Instant;

/**
 * What a comparison found.
 *
 * @param base what the others are held against
 * @param grain what is one clause
 * @param family how many differences share Holm's adjustment: every row of the whole run, by cloud, kind and reason, of
 *     every scenario compared, that has a p-value
 */
public record ComparisonResult(
        Contrast.Side base,
        Instant start,
        Instant end,
        Settings settings,
        Grain grain,
        int family,
        ImmutableList<Contrast> contrasts) {}

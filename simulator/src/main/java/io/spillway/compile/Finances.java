package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Accounts;
import io.spillway.model.Launch;
import java.time.Instant;
import java.util.Optional;

/**
 * What is owed beside prices, and what the numbers of a world are to it.
 *
 * @param primary the cloud that the others are held against
 * @param bounds by segment, and one more: when it begins
 * @param regions by pool: {@code cloud/region}
 * @param accelerators by pool
 * @param kinds by line: the kind of product, empty for a cloud's own demand
 * @param launches by line: the name that accounts have for a launch, that of its process where its day is drawn
 * @param days by line: the day of a launch that is not drawn
 */
public record Finances(
        Accounts accounts,
        String primary,
        ImmutableList<Instant> bounds,
        ImmutableList<String> regions,
        ImmutableList<String> accelerators,
        ImmutableList<String> kinds,
        ImmutableList<String> launches,
        ImmutableList<Optional<Instant>> days) {
    /** The name of a pool's region within its cloud. */
    public String regionName(int pool) {
        String region = regions.get(pool);
        return region.substring(region.indexOf('/') + 1);
    }

    static Finances of(Accounts accounts, String primary, Index index, Segments segments) {
        return new Finances(
                accounts,
                primary,
                segments.bounds,
                index.pools.stream()
                        .map(pool -> index.clouds.get(pool.cloud()) + "/" + pool.regionName())
                        .collect(ImmutableList.toImmutableList()),
                index.pools.stream().map(Index.PoolEntry::accelerator).collect(ImmutableList.toImmutableList()),
                index.lines.stream()
                        .map(line -> line.launch().map(Launch::kind).orElse(""))
                        .collect(ImmutableList.toImmutableList()),
                index.lines.stream().map(Index.Line::knownAs).collect(ImmutableList.toImmutableList()),
                index.lines.stream()
                        .map(line -> line.process().isPresent() ? Optional.<Instant>empty() : line.date())
                        .collect(ImmutableList.toImmutableList()));
    }
}

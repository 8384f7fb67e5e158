package io.spillway.scenario;

import java.util.Optional;

/**
 * A value of a scenario with what is known about where it comes from.
 *
 * @param path the value's path, as {@code --set} takes it
 * @param value the value as it was written
 * @param source where it comes from
 * @param confidence how well it is known
 * @param range between which values it lies
 * @param note a remark
 * @param origin where it was written
 */
public record Figure(
        String path,
        String value,
        Optional<String> source,
        Optional<Confidence> confidence,
        Optional<Range> range,
        Optional<String> note,
        Origin origin) {

    /** The lowest and the highest value, as they were written. */
    public record Range(String low, String high) {}
}

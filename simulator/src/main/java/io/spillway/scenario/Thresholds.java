package io.spillway.scenario;

import com.google.common.collect.ImmutableSet;
import io.spillway.model.Threshold;
import io.spillway.model.ThresholdMeasures;

/** Checks what thresholds are put on: a measure, and behind a / what it is narrowed to, which only results know in full. */
public final class Thresholds {
    private static final ImmutableSet<String> ALL = ImmutableSet.<String>builder()
            .addAll(ThresholdMeasures.NAMES)
            .addAll(ThresholdMeasures.NARROWED)
            .build();

    /** What is expected of a share's. */
    public static final String OF_SHARE = "a condition that some shares meet and others do not";

    private Thresholds() {}

    /**
     * A condition as a scenario writes it, such as {@code < 1%}.
     *
     * @throws IllegalArgumentException if it is none; the message says what was expected
     */
    public static Threshold parse(String text) {
        Scalar.Reading<Threshold> reading = Scalars.THRESHOLD.reader().read(text);
        if (reading.value() == null) {
            throw new IllegalArgumentException("'" + text + "' is no condition; expected "
                    + Scalars.THRESHOLD.expected() + (reading.maybe().isEmpty() ? "" : ". Maybe " + reading.maybe()));
        }
        return reading.value();
    }

    static void check(Bound root, References references, Problems problems) {
        root.parts("thresholds").forEach((name, threshold) -> {
            String measure = measure(name);
            if (name.endsWith("/") && ALL.contains(measure)) {
                problems.add(
                        threshold.at(),
                        threshold.path(),
                        Words.quote(name),
                        "a name behind '/', such as " + measure + "/azure");
            } else if (name.equals(measure)) {
                references.known(
                        threshold.path(),
                        measure,
                        threshold.at(),
                        ThresholdMeasures.NAMES,
                        "a measure of a whole run",
                        ThresholdMeasures.NARROWED.contains(measure) ? Words.quote(measure + "/NAME") : "");
            } else {
                references.known(threshold.path(), measure, threshold.at(), ALL, "a measure");
            }
            if (isPerCent(threshold) && ALL.contains(measure) && !ThresholdMeasures.SHARES.contains(measure)) {
                problems.add(
                        threshold.origin(),
                        threshold.path(),
                        Words.quote(threshold.tree().flow()) + ", but " + measure + " is no share",
                        "a number in the measure's unit, such as \"< 1000\"");
            }
        });
    }

    private static boolean isPerCent(Bound threshold) {
        return threshold.value() instanceof Threshold
                && threshold.tree() instanceof Tree.Leaf leaf
                && leaf.text().endsWith("%");
    }

    /** The measure of a narrowed one. */
    static String measure(String name) {
        int end = name.indexOf('/');
        return end < 0 ? name : name.substring(0, end);
    }
}

package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much is measured, and for how long. A whole experiment goes on being compiled for some four seconds, in which
 * compilers take the second core; what warms up for less measures them too.
 */
enum BenchmarkSet {
    /** What the goals need, a few minutes: rough. */
    QUICK(3, new Length(8, 3, 500)),
    /** What the goals and the charts need, most of an hour. */
    STANDARD(7, new Length(5, 3, 800)),
    /** Every part, some hours. */
    FULL(10, new Length(4, 5, 1000));

    private final int rounds;
    private final Length length;

    BenchmarkSet(int rounds, Length length) {
        this.rounds = rounds;
        this.length = length;
    }

    int rounds() {
        return rounds;
    }

    Length length() {
        return length;
    }

    /** Each once; what is compared stands close together. */
    List<Variant> variants() {
        Map<String, Variant> variants = new LinkedHashMap<>();
        Goal.ALL.forEach(goal -> goal.variants().forEach(variant -> variants.put(variant.id(), variant)));
        if (this != QUICK) {
            Variants.compared().forEach(variant -> variants.put(variant.id(), variant));
        }
        if (this == FULL) {
            Variants.parts().forEach(variant -> variants.put(variant.id(), variant));
        }
        return ImmutableList.copyOf(variants.values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.spillway.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which of many have a place of their own where there are few. */
final class Largest {
    private Largest() {}

    /** All, where they fit; else the largest, one fewer than places, which leaves one for the others. They keep their order. */
    static <T> List<T> of(List<T> all, int places, ToDoubleFunction<T> size) {
        return all.size() <= places
                ? List.copyOf(all)
                : all.stream()
                        .sorted(Comparator.comparingDouble(one -> -size.applyAsDouble(one)))
                        .limit(places - 1)
                        .sorted(Comparator.comparingInt(all::indexOf))
                        .toList();
    }
}

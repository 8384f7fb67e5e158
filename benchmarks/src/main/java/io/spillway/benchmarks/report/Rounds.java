package io.spillway.benchmarks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes variants in turns. In each round each is measured once, so that what is compared ran side by side on a machine
 * that has other things to do as well; each round begins with another variant. One that cannot be measured is left out
 * of the rounds that follow.
 */
final class Rounds {
    private final Map<Kind, Measurer> measurers;
    private final Progress progress;
    private final List<Fork> forks = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    Rounds(Map<Kind, Measurer> measurers, Progress progress) {
        this.measurers = measurers;
        this.progress = progress;
    }

    void run(List<Variant> variants, int rounds, Length length) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            int first = round * variants.size() / rounds;
            for (int i = 0; i < variants.size(); i++) {
                Variant variant = variants.get((first + i) % variants.size());
                double done = (double) (round * variants.size() + i) / (rounds * variants.size());
                if (!missing.containsKey(variant.id())) {
                    measure(variant, round, length, done);
                }
            }
        }
    }

    private void measure(Variant variant, int round, Length length, double done)
            throws IOException, InterruptedException {
        try {
            Measurer measurer = Objects.requireNonNull(measurers.get(variant.kind()));
            Fork fork = measurer.measure(variant, round, length);
            forks.add(fork);
            progress.measured(variant, fork, done);
        } catch (NotMeasuredException not) {
            missing.put(variant.id(), not.why());
            progress.missed(variant, not.why());
        }
    }

    List<Fork> forks() {
        return forks;
    }

    /** Why a variant was not measured, by its id. */
    Map<String, String> missing() {
        return missing;
    }

    /** Hears what was measured as it comes in. */
    interface Progress {
        /** @param done the part of all forks that came before this one */
        void measured(Variant variant, Fork fork, double done);

        void missed(Variant variant, String why);
    }
}

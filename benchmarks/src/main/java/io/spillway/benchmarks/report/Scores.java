package io.spillway.benchmarks.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The numbers of a report, by variant and round. */
final class Scores {
    private final Map<String, Map<Integer, Fork>> byVariant = new HashMap<>();

    Scores(Collection<Fork> forks) {
        for (Fork fork : forks) {
            byVariant.computeIfAbsent(fork.variant(), id -> new TreeMap<>()).put(fork.round(), fork);
        }
    }

    /** Whether there is anything of it at all. */
    boolean has(Variant variant) {
        return byVariant.containsKey(variant.id());
    }

    /** Of every round that has one, in their order. */
    double[] of(Variant variant, Metric metric) {
        return byRound(variant, metric).values().stream()
                .mapToDouble(score -> score)
                .toArray();
    }

    /** One variant's number over another's, of every round that has both. */
    double[] ratios(Variant above, Variant below, Metric metric) {
        Map<Integer, Double> numerators = byRound(above, metric);
        Map<Integer, Double> denominators = byRound(below, metric);
        Set<Integer> rounds = new TreeSet<>(numerators.keySet());
        rounds.retainAll(denominators.keySet());
        return rounds.stream()
                .mapToDouble(round -> number(numerators, round) / number(denominators, round))
                .toArray();
    }

    private static double number(Map<Integer, Double> numbers, int round) {
        return numbers.getOrDefault(round, Double.NaN);
    }

    private Map<Integer, Double> byRound(Variant variant, Metric metric) {
        Map<Integer, Double> scores = new TreeMap<>();
        byVariant.getOrDefault(variant.id(), Map.of()).forEach((round, fork) -> {
            Double score = fork.scores().get(metric);
            if (score != null) {
                scores.put(round, score);
            }
        });
        return scores;
    }
}

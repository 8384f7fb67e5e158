package io.spillway.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The scores of launches before 2026, on which the lags were calibrated, and of those of 2026 apart; each beside that of who
 * says of every launch that it comes first on OpenAI's own service and on Azure the same day.
 */
final class ScoreTable {
    private static final Map<String, Double> ALWAYS_OPENAI = Map.of("openai", 1.0);

    private final List<List<Verdict>> periods;
    private final StringBuilder text = new StringBuilder("""
            | | before 2026 | always the same | 2026 | always the same |
            |---|---|---|---|---|
            """);

    ScoreTable(List<Verdict> before, List<Verdict> after) {
        periods = List.of(before, after);
    }

    String write() {
        count("First cloud, right", v -> true, Verdict::isFirstRight, v -> was(v, "openai"));
        mean("First cloud, Brier's score", v -> true, ScoreTable::firstBrier, ScoreTable::openaiBrier);
        count("Azure's lag, known and within 10–90 %", ScoreTable::hasLag, ScoreTable::isInside, v -> lag(v) == 0);
        mean(
                "Azure's lag, foretold and known, CRPS in days",
                ScoreTable::isForetold,
                ScoreTable::crps,
                ScoreTable::lag);
        mean(
                "the same, on the same day or not, Brier's score",
                ScoreTable::isForetold,
                ScoreTable::sameDay,
                v -> lag(v) == 0 ? 0 : 1);
        count(
                "Azure ever, right",
                v -> true,
                Verdict::isAzureRight,
                v -> v.observed().isOnAzure());
        count("never seen there, foretold", v -> !v.observed().isOnAzure(), Verdict::isAzureRight, v -> false);
        count("had there, foretold", v -> v.observed().isOnAzure(), Verdict::isAzureRight, v -> true);
        return text.toString();
    }

    private void count(String what, Predicate<Verdict> among, Predicate<Verdict> ours, Predicate<Verdict> baseline) {
        row(what, among, of -> share(of, ours), of -> share(of, baseline));
    }

    private void mean(
            String what, Predicate<Verdict> among, ToDoubleFunction<Verdict> ours, ToDoubleFunction<Verdict> baseline) {
        row(what, among, of -> average(of, ours), of -> average(of, baseline));
    }

    private void row(String what, Predicate<Verdict> among, Cell ours, Cell baseline) {
        text.append("| ").append(what);
        for (List<Verdict> period : periods) {
            List<Verdict> of = period.stream().filter(among).toList();
            text.append(" | ").append(ours.of(of)).append(" | ").append(baseline.of(of));
        }
        text.append(" |\n");
    }

    private interface Cell {
        String of(List<Verdict> verdicts);
    }

    private static String share(List<Verdict> verdicts, Predicate<Verdict> isRight) {
        return verdicts.stream().filter(isRight).count() + " of " + verdicts.size();
    }

    private static String average(List<Verdict> verdicts, ToDoubleFunction<Verdict> score) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                verdicts.stream().mapToDouble(score).average().orElseThrow());
    }

    private static boolean was(Verdict verdict, String cloud) {
        return verdict.observed().firstClouds().contains(cloud);
    }

    private static double firstBrier(Verdict verdict) {
        return Scores.brier(verdict.forecast().firstClouds(), verdict.observed().firstClouds());
    }

    private static double openaiBrier(Verdict verdict) {
        return Scores.brier(ALWAYS_OPENAI, verdict.observed().firstClouds());
    }

    private static boolean hasLag(Verdict verdict) {
        return verdict.observed().azureLagDays().isPresent();
    }

    private static boolean isForetold(Verdict verdict) {
        return hasLag(verdict) && verdict.isLagForetold();
    }

    private static boolean isInside(Verdict verdict) {
        return verdict.isLagInside().orElseThrow();
    }

    private static double lag(Verdict verdict) {
        return verdict.observed().azureLagDays().orElseThrow();
    }

    private static double crps(Verdict verdict) {
        return Scores.crps(verdict.forecast().azureLagDays(), lag(verdict));
    }

    private static double sameDay(Verdict verdict) {
        return Scores.brier(verdict.forecast().sameDay(), lag(verdict) == 0);
    }
}

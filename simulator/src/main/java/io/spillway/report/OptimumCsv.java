package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.model.Threshold;
import io.spillway.optimize.KimNelson.Standing;
import io.spillway.optimize.Optimum;
import io.spillway.optimize.Ranking;
import io.spillway.study.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What is best as CSV: a row for each factor and each measure, or for each alternative. A number that does not exist is empty.
 * Of the measure that is looked for, {@code wanted} is {@code smallest} or {@code largest}; of others {@code limit} is what is
 * to hold, and {@code isKept} says whether the mean at the best point keeps it.
 */
final class OptimumCsv {
    private OptimumCsv() {}

    static void write(Subject subject, Optimum optimum, Writer to) throws IOException {
        Csv.write(to, csv -> {
            csv.writeRecord(
                    "schemaVersion",
                    "scenario",
                    "seed",
                    "kind",
                    "name",
                    "unit",
                    "asItIs",
                    "asItIsHalfWidth",
                    "asItIsN",
                    "best",
                    "bestHalfWidth",
                    "bestN",
                    "difference",
                    "differenceHalfWidth",
                    "wanted",
                    "limit",
                    "isKept");
            for (int f = 0; f < optimum.factors().size(); f++) {
                csv.writeRecord(
                        Integer.toString(Format.SCHEMA_VERSION),
                        subject.scenario(),
                        Long.toString(subject.seed()),
                        "factor",
                        optimum.factors().get(f).name(),
                        "",
                        optimum.factors().get(f).value(),
                        "",
                        "",
                        optimum.values().get(f),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "");
            }
            for (Optimum.Outcome outcome : optimum.outcomes()) {
                csv.writeRecord(
                        Integer.toString(Format.SCHEMA_VERSION),
                        subject.scenario(),
                        Long.toString(subject.seed()),
                        "measure",
                        outcome.measure().text(),
                        outcome.measure().unit(),
                        Json.number(outcome.asItIs().mean()),
                        Json.number(outcome.asItIs().halfWidth()),
                        Integer.toString(outcome.asItIs().n()),
                        Json.number(outcome.best().mean()),
                        Json.number(outcome.best().halfWidth()),
                        Integer.toString(outcome.best().n()),
                        Json.number(outcome.difference().mean()),
                        Json.number(outcome.difference().halfWidth()),
                        outcome.limit().isPresent() ? "" : optimum.isLargest() ? "largest" : "smallest",
                        outcome.limit().map(Threshold::toString).orElse(""),
                        outcome.limit().isPresent() ? Boolean.toString(outcome.isKept()) : "");
            }
        });
    }

    static void write(Subject subject, Ranking ranking, Writer to) throws IOException {
        Csv.write(to, csv -> {
            csv.writeRecord(
                    "schemaVersion",
                    "scenario",
                    "seed",
                    "measure",
                    "unit",
                    "alternative",
                    "isBest",
                    "mean",
                    "halfWidth",
                    "n",
                    "replications",
                    "outAfter",
                    "behind",
                    "behindHalfWidth");
            for (int i = 0; i < ranking.alternatives().size(); i++) {
                Standing standing = ranking.choice().alternatives().get(i);
                Estimate value = ranking.value(i);
                csv.writeRecord(List.of(
                        Integer.toString(Format.SCHEMA_VERSION),
                        subject.scenario(),
                        Long.toString(subject.seed()),
                        ranking.measure().text(),
                        ranking.measure().unit(),
                        ranking.alternatives().get(i).name(),
                        Boolean.toString(i == ranking.choice().best()),
                        Json.number(value.mean()),
                        Json.number(value.halfWidth()),
                        Integer.toString(value.n()),
                        Integer.toString(standing.replications()),
                        standing.outAfter().isPresent()
                                ? Integer.toString(standing.outAfter().getAsInt())
                                : "",
                        Json.number(standing.behind().mean()),
                        Json.number(standing.behind().halfWidth())));
            }
        });
    }
}

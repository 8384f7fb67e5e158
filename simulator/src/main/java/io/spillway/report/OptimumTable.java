package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.optimize.KimNelson.Standing;
import io.spillway.optimize.Optimum;
import io.spillway.optimize.Ranking;
import io.spillway.optimize.Search.Kept;
import io.spillway.study.Subject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is best, for a reader. */
final class OptimumTable {
    private OptimumTable() {}

    static void write(Subject subject, Optimum optimum, Appendable to) throws IOException {
        writeHead(
                subject,
                Human.count(optimum.points(), "point") + " of " + Human.count(optimum.replications(), "replication")
                        + (optimum.candidates() == 0
                                ? ""
                                : ", " + Human.count(optimum.candidates(), "candidate") + " of " + optimum.choosing()
                                        + " more")
                        + ", judged by " + optimum.confirmations() + " new ones",
                to);
        writeFactors(optimum, to);
        to.append('\n');
        writeMeasures(optimum, to);
        writeWhetherKept(optimum, to);
        writeWhetherBetter(optimum, to);
        writeHowSurely(optimum, to);
    }

    private static void writeFactors(Optimum optimum, Appendable to) throws IOException {
        TextTable factors = new TextTable()
                .text("factor")
                .text("low")
                .text("as it is")
                .text("high")
                .text("best");
        for (int f = 0; f < optimum.factors().size(); f++) {
            factors.row(List.of(
                    Cell.text(optimum.factors().get(f).name()),
                    Cell.text(optimum.factors().get(f).low().text()),
                    Cell.value(optimum.factors().get(f).value()),
                    Cell.text(optimum.factors().get(f).high().text()),
                    Cell.text(optimum.values().get(f))));
        }
        factors.write(to);
    }

    private static void writeMeasures(Optimum optimum, Appendable to) throws IOException {
        TextTable measures = new TextTable()
                .text("measure")
                .text("wanted")
                .numbers("as it is")
                .numbers("best")
                .numbers("difference");
        for (Optimum.Outcome outcome : optimum.outcomes()) {
            measures.row(List.of(
                    Cell.text(outcome.measure().text()),
                    Cell.text(outcome.limit()
                            .map(limit -> Human.bound(limit, outcome.measure().unit()))
                            .orElse(optimum.isLargest() ? "largest" : "smallest")),
                    cell(outcome.measure(), outcome.asItIs()),
                    cell(outcome.measure(), outcome.best()),
                    Human.difference(outcome.difference(), outcome.measure().unit())));
        }
        measures.write(to);
    }

    private static void writeHowSurely(Optimum optimum, Appendable to) throws IOException {
        for (Optimum.Outcome outcome : optimum.outcomes()) {
            writeKnown("of the scenario as it is", outcome.measure(), outcome.asItIs(), optimum.confirmations(), to);
            writeKnown("at the best point", outcome.measure(), outcome.best(), optimum.confirmations(), to);
            Optional<ThresholdOutcome> close = outcome.judged().filter(ThresholdOutcome::isClose);
            if (close.isPresent()) {
                to.append("Not surely: ")
                        .append(
                                close.get().isOfUnseen()
                                        ? Human.unseen(close.get())
                                        : "the interval of " + outcome.measure().text() + " reaches over its limit.")
                        .append(optimum.isKept() ? " Maybe a larger --confirm.\n" : "\n");
            }
        }
    }

    /** What is not kept, where it was, and what helps. */
    private static void writeWhetherKept(Optimum optimum, Appendable to) throws IOException {
        if (optimum.isKept() || optimum.candidates() == 0) {
            return;
        }
        to.append("The best point found does not keep every limit.\n");
        if (optimum.kept() != Kept.JUDGED) {
            to.append("Of those chosen from it is the least beyond them, each as a part of its bound, in all.\n");
        }
        to.append(
                switch (optimum.kept()) {
                    case NOWHERE ->
                        "No point that was looked at keeps every limit. Maybe a looser limit, wider ranges"
                                + (optimum.isLate()
                                        ? ", or a larger --budget, as the search still came nearer.\n"
                                        : ".\n");
                    case SEEN ->
                        "Points kept every limit in the " + Human.count(optimum.replications(), "replication")
                                + " searched with, none of those chosen from in the others: that was chance. Maybe more"
                                + " --replications, or a looser limit.\n";
                    case JUDGED ->
                        "It kept every limit in the " + Human.count(optimum.choosing(), "replication")
                                + " that it was chosen by. Maybe a larger --confirm, which has those doubled as well.\n";
                });
    }

    private static void writeWhetherBetter(Optimum optimum, Appendable to) throws IOException {
        if (optimum.isBetter()) {
            Optimum.Outcome first = optimum.outcomes().get(0);
            Estimate gain = first.difference();
            boolean isByThatAlone = optimum.isKept() && optimum.isKeptAsItIs();
            if (isByThatAlone && Math.abs(gain.mean()) <= gain.halfWidth()) {
                to.append("Not surely better than the scenario as it is: the interval of the difference of "
                        + first.measure().text() + " holds 0. Maybe a larger --confirm.\n");
            }
            return;
        }
        to.append("The best point found is no better than the scenario as it is");
        if (optimum.isKept() || optimum.candidates() == 0) {
            to.append(". Maybe a larger --budget.\n");
        } else {
            to.append(
                    optimum.isKeptAsItIs() ? ", which keeps every limit.\n" : ", which comes nearer to the limits.\n");
        }
    }

    /** Says in how many replications a measure is a number, if not in all. */
    private static void writeKnown(String where, RowName measure, Estimate estimate, int replications, Appendable to)
            throws IOException {
        if (estimate.n() < replications) {
            to.append(measure.text() + " is a number in " + estimate.n() + " of " + replications + " replications "
                    + where + ".\n");
        }
    }

    static void write(Subject subject, Ranking ranking, Appendable to) throws IOException {
        writeHead(
                subject,
                "the " + (ranking.isLargest() ? "largest " : "smallest ")
                        + ranking.measure().text(),
                to);
        TextTable table = new TextTable()
                .text("alternative")
                .numbers(ranking.measure().text())
                .numbers("behind the best")
                .numbers("replications")
                .text("");
        List<Integer> order = IntStream.range(0, ranking.alternatives().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> ranking.choice().alternatives().get(i).behind().mean()))
                .toList();
        for (int i : order) {
            Standing standing = ranking.choice().alternatives().get(i);
            boolean isBest = i == ranking.choice().best();
            table.row(List.of(
                    Cell.text(ranking.alternatives().get(i).name()),
                    cell(ranking.measure(), ranking.value(i)),
                    isBest
                            ? Cell.EMPTY
                            : Human.distance(
                                    standing.behind(), ranking.measure().unit()),
                    Cell.text(Integer.toString(standing.replications())),
                    Cell.text(isBest ? ranking.choice().decided() ? "best" : "best so far" : text(standing))));
        }
        table.write(to);
        if (order.stream()
                .map(ranking.choice().alternatives()::get)
                .anyMatch(standing -> standing.behind().halfWidth() > 0)) {
            to.append(
                    "The ± of what is behind the best is a little too narrow, nearer to 91 % than to 95 %: how they differed said"
                            + " when to stop.\n");
        }
        for (int i : order) {
            writeKnown(
                    "of '" + ranking.alternatives().get(i).name() + "'",
                    ranking.measure(),
                    ranking.value(i),
                    ranking.choice().alternatives().get(i).replications(),
                    to);
        }
    }

    private static String text(Standing standing) {
        String text = standing.outAfter().isPresent() ? "out" : "still in play";
        String replications = Human.count(standing.replications(), "replication");
        return switch (standing.difference()) {
            case VARIES -> text;
            case CONSTANT -> text + ", by the same in all " + replications;
            case NONE -> "never differed in " + replications;
        };
    }

    private static void writeHead(Subject subject, String how, Appendable to) throws IOException {
        to.append(subject.scenario() + "   what is best: " + how + "\n");
        to.append("seed " + subject.seed() + ", ± 95 % intervals, fingerprint "
                + Human.fingerprint(subject.fingerprint())
                + "\n\n");
    }

    private static Cell cell(RowName measure, Estimate estimate) {
        return Human.finely(estimate, measure.unit());
    }
}

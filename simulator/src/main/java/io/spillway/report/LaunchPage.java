package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.explain.Explanation.Declining;
import io.spillway.explain.LaunchExplanation;
import io.spillway.explain.LaunchExplanation.Held;
import io.spillway.explain.LaunchExplanation.NotOn;
import io.spillway.explain.LaunchExplanation.Opening;
import io.spillway.explain.NamedLaunch;
import io.spillway.model.Dates;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** The explanation of a launch decision as a page to read. */
final class LaunchPage {
    private static final double MINUTES_PER_DAY = 24 * 60;

    private LaunchPage() {}

    static void write(LaunchExplanation explanation, Writer to) throws IOException {
        Page page = new Page(to);
        NamedLaunch decision = explanation.decision();
        page.line(decision.launch() + ", launched " + Dates.written(decision.day())
                + (decision.measured() ? "" : " (warm-up, not measured)"));
        page.line(explanation.scenario() + ", seed " + explanation.seed() + ", replication " + decision.replication()
                + ", fingerprint " + Human.fingerprint(explanation.fingerprint()));
        page.line("");
        page.labelled(
                "Asked for",
                "room for " + Human.count(decision.footprintUnits())
                        + (decision.footprintUnits() == 1 ? " unit" : " units") + " in one pool");
        page.labelled("Needs", needs(explanation));
        page.rule(explanation.rule());
        if (explanation.declining().isPresent()) {
            page.labelled("Declines", declining(explanation.declining().get()));
        }
        if (explanation.held().isPresent()) {
            page.labelled("Held", held(explanation.held().get(), decision.time(), page));
        }
        page.labelled("Answer", answered(decision) + decision.sentence());
        String label = "Opens";
        for (Opening opening : explanation.openings()) {
            page.labelled(label, opening(opening, decision, page));
            label = "";
        }
        label = "Not on";
        for (NotOn notOn : explanation.notOn()) {
            page.labelled(label, notOn(notOn, page));
            label = "";
        }
        CandidateTable table = new CandidateTable(explanation.candidates());
        label = "Answers";
        for (String answer : table.answers()) {
            page.labelled(label, answer);
            label = "";
        }
        page.line("");
        page.table(table);
    }

    private static String needs(LaunchExplanation explanation) {
        String capabilities = String.join(", ", explanation.capabilities());
        String accelerators = explanation.accelerators().isEmpty()
                ? "any accelerator"
                : "one of " + String.join(", ", explanation.accelerators());
        return capabilities.isEmpty() ? accelerators : capabilities + "; " + accelerators;
    }

    private static String declining(Declining declining) {
        return "chance " + Human.percent(declining.chance()) + ", drawn " + Human.percent(declining.draw());
    }

    private static String held(Held held, Instant until, Page page) {
        return "from " + Dates.written(held.since()) + " to " + Dates.written(until) + ": " + held.cloud()
                + " was willing and not able, "
                + told(held.reason())
                + held.clause()
                        .map(clause -> " (" + page.evidence(clause) + ")")
                        .orElse("");
    }

    private static String answered(NamedLaunch decision) {
        return decision.time().equals(decision.day())
                ? ""
                : "On " + Dates.written(decision.time()) + ", " + after(decision.day(), decision.time()) + ": ";
    }

    private static String opening(Opening opening, NamedLaunch decision, Page page) {
        return opening.cloud() + " " + Dates.written(opening.at())
                + (opening.at().isAfter(decision.day()) ? ", " + after(decision.day(), opening.at()) : "")
                + opening.lag().map(lag -> " (" + page.evidence(lag) + ")").orElse("");
    }

    private static String notOn(NotOn notOn, Page page) {
        return notOn.cloud()
                + notOn.until().map(until -> " before " + Dates.written(until)).orElse(" in this run")
                + ": " + told(notOn.reason())
                + notOn.then().stream()
                        .map(later -> ", from " + Dates.written(later.from()) + " on " + told(later.reason()))
                        .collect(Collectors.joining())
                + notOn.lag().map(lag -> " (" + page.evidence(lag) + ")").orElse("");
    }

    private static String told(Reason reason) {
        return reason.kind() + " " + reason;
    }

    private static String after(Instant day, Instant then) {
        return Human.decimal(Duration.between(day, then).toMinutes() / MINUTES_PER_DAY, 1) + " days after the launch";
    }
}

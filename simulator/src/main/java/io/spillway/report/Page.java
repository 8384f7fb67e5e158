package io.spillway.report;

import io.spillway.explain.Evidence;
import io.spillway.explain.Explanation.RuleInForce;
import io.spillway.explain.Ground;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A page of text in lines that fit it, with a label at the side of each paragraph, and the sources at its end. */
final class Page {
    private static final int WIDTH = 118;
    private static final int LABEL = 12;

    private final Writer to;
    /** Each source once, and what it is called on the page. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    Page(Writer to) {
        this.to = to;
    }

    /** A table of candidates, what their refusals rest on, and the sources of everything on the page. */
    void table(CandidateTable table) throws IOException {
        table.write(to);
        line("");
        grounds(table.grounds());
        sources();
    }

    private void grounds(Map<Ground, Integer> grounds) throws IOException {
        for (Map.Entry<Ground, Integer> ground : grounds.entrySet()) {
            String number = "[" + ground.getValue() + "] ";
            wrapped(number, ground.getKey().statement());
            if (ground.getKey().evidence().isPresent()) {
                wrapped(
                        " ".repeat(number.length()),
                        evidence(ground.getKey().evidence().get()));
            }
        }
    }

    private void sources() throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            wrapped(source.getValue() + "  ", source.getKey());
        }
    }

    /** A value of the scenario with what is known of it. */
    String evidence(Evidence evidence) {
        StringBuilder text = new StringBuilder();
        text.append(evidence.path()).append(": ").append(evidence.value());
        if (evidence.low().isPresent() && evidence.high().isPresent()) {
            text.append(", between ")
                    .append(evidence.low().get())
                    .append(" and ")
                    .append(evidence.high().get());
        }
        evidence.confidence().ifPresent(confidence -> text.append(", ").append(confidence));
        evidence.source()
                .ifPresent(source -> text.append(", source ")
                        .append(sources.computeIfAbsent(source, unseen -> "S" + (sources.size() + 1))));
        evidence.note().ifPresent(note -> text.append(" (").append(note).append(')'));
        return text.append("; ").append(evidence.origin()).toString();
    }

    /** The rule in force, in words and as it is written. */
    void rule(RuleInForce rule) throws IOException {
        labelled("Rule", RuleText.of(rule.clause()));
        labelled("", RuleText.where(rule.clause()));
        if (rule.evidence().isPresent()) {
            labelled("", evidence(rule.evidence().get()));
        }
        if (rule.besides().isPresent()) {
            labelled("", evidence(rule.besides().get()));
        }
    }

    void labelled(String label, String text) throws IOException {
        wrapped(label + " ".repeat(LABEL - label.length()), text);
    }

    /** Text in lines that fit the page, each below the beginning of the first. */
    private void wrapped(String head, String text) throws IOException {
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String word : text.split("\\s+")) {
            if (!empty && TerminalWidth.of(line.toString()) + 1 + TerminalWidth.of(word) > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(head.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    void line(String text) throws IOException {
        to.write(text.stripTrailing());
        to.write('\n');
    }
}

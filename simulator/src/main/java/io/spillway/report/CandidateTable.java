package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.explain.Candidate;
import io.spillway.explain.Candidate.Answer;
import io.spillway.explain.Ground;
import io.spillway.model.Dates;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The candidates of an explanation, in the order tried. Neighbours in one region that refuse for the same reason on the
 * same grounds share a row, with the sums of their units.
 */
final class CandidateTable {
    private final List<Candidate> candidates;
    /** Each ground once, with its number. */
    private final Map<Ground, Integer> numbers = new LinkedHashMap<>();

    CandidateTable(List<Candidate> candidates) {
        this.candidates = candidates;
        candidates.forEach(candidate ->
                candidate.grounds().forEach(ground -> numbers.putIfAbsent(ground, numbers.size() + 1)));
    }

    /** The grounds that rows refer to, in the order of their numbers. */
    Map<Ground, Integer> grounds() {
        return numbers;
    }

    /** Each cloud's answers, with how many of its pools gave them. */
    List<String> answers() {
        Map<String, Map<Reason, Integer>> byCloud = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate
                    .reason()
                    .filter(reason -> candidate.answer() == Answer.REFUSED)
                    .ifPresent(
                            reason -> byCloud.computeIfAbsent(candidate.place().cloud(), unseen -> new TreeMap<>())
                                    .merge(reason, 1, Integer::sum));
        }
        List<String> answers = new ArrayList<>();
        byCloud.forEach((cloud, reasons) -> answers.add(cloud + ": "
                + reasons.entrySet().stream()
                        .map(entry -> entry.getValue() + "× " + text(entry.getKey()))
                        .collect(Collectors.joining(", "))));
        return answers;
    }

    void write(Appendable to) throws IOException {
        TextTable table = new TextTable()
                .text("#")
                .text("cloud")
                .text("region")
                .text("in")
                .text("pool")
                .text("answer")
                .numbers("free")
                .numbers("capacity")
                .numbers("headroom")
                .numbers("in use")
                .text("until")
                .text("see");
        int rest = 0;
        for (int i = 0; i < candidates.size(); ) {
            int end = i + 1;
            if (isTold(candidates.get(i))) {
                while (end < candidates.size() && isAlike(candidates.get(i), candidates.get(end))) {
                    end++;
                }
                table.row(row(i, candidates.subList(i, end)));
            } else {
                rest++;
            }
            i = end;
        }
        if (rest == candidates.size()) {
            to.append(rest == 1 ? "The one pool was not asked.\n" : "None of the " + rest + " pools was asked.\n");
            return;
        }
        table.write(to);
        if (rest > 0) {
            to.append(rest + (rest == 1 ? " more pool was" : " more pools were") + " not asked.\n");
        }
    }

    /** Whether it said something, or would have and that counts, or there is a ground for not asking it. */
    private static boolean isTold(Candidate candidate) {
        return candidate.answer() != Answer.NOT_ASKED
                || candidate.reason().isPresent()
                || !candidate.grounds().isEmpty();
    }

    private static boolean isAlike(Candidate one, Candidate other) {
        return one.answer() != Answer.TAKEN
                && one.answer() == other.answer()
                && one.reason().equals(other.reason())
                && one.place().cloud().equals(other.place().cloud())
                && one.place().region().equals(other.place().region())
                && one.until().equals(other.until())
                && one.grounds().equals(other.grounds());
    }

    private List<Cell> row(int before, List<Candidate> alike) {
        Candidate first = alike.get(0);
        long free = alike.stream().mapToLong(Candidate::freeUnits).sum();
        long capacity = alike.stream().mapToLong(Candidate::capacityUnits).sum();
        String numbered = alike.size() == 1 ? "" : "–" + (before + alike.size());
        return List.of(
                Cell.text(before + 1 + numbered),
                Cell.text(first.place().cloud()),
                Cell.text(first.place().region()),
                Cell.text(first.geography()),
                Cell.text(alike.stream()
                        .map(candidate -> candidate.place().pool())
                        .collect(Collectors.joining(", "))),
                Cell.text(answer(first)),
                Cell.text(Human.count(free)),
                Cell.text(Human.count(capacity)),
                Cell.text(Human.count(
                        alike.stream().mapToLong(Candidate::headroomUnits).sum())),
                Cell.text(capacity > 0 ? Human.decimal(100.0 * (capacity - free) / capacity, 1) + " %" : "–"),
                Cell.text(until(first.until())),
                Cell.text(first.grounds().stream()
                        .map(ground -> "[" + numbers.get(ground) + "]")
                        .collect(Collectors.joining())));
    }

    private static String answer(Candidate candidate) {
        String reason = candidate.reason().map(CandidateTable::text).orElse("");
        if (candidate.answer() == Answer.REFUSED) {
            return reason;
        } else if (candidate.answer() == Answer.NOT_ASKED) {
            return reason.isEmpty() ? "not asked: in back-off" : "not asked: " + reason;
        }
        return reason.isEmpty() ? "takes it" : "takes it despite " + reason;
    }

    private static String until(Optional<Instant> until) {
        return until.map(Dates::written).orElse("");
    }

    private static String text(Reason reason) {
        return reason.kind() + " " + reason;
    }
}

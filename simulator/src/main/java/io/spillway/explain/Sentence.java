package io.spillway.explain;

import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of a request, and why, in words. */
final class Sentence {
    private Sentence() {}

    /**
     * @param first the cloud that the terms put first; empty where they put none first
     * @param passedOver how many pools would take what an order of its own turns away
     */
    static String of(NamedDecision decision, List<Candidate> candidates, String first, int passedOver) {
        Outcome outcome = decision.outcome();
        return decision.departure()
                .map(departure -> leaves(departure, decision.waitedHours().isPresent())
                        + (outcome.place().isPresent() || outcome.waits()
                                ? of(outcome, candidates, first, passedOver)
                                : "Dropped: " + nothing(passedOver)
                                        + nearest(outcome.reason().orElseThrow(), candidates)))
                .orElseGet(() -> of(outcome, candidates, first, passedOver));
    }

    private static String leaves(NamedDecision.Departure departure, boolean hasWaited) {
        if (hasWaited) {
            return "An outage took it from " + departure.from() + ", and it has waited for another place since. ";
        }
        String what = departure.how().equals(NamedDecision.Departure.EVACUATED) ? "An outage" : "Failback";
        return what + " takes it from " + departure.from() + ". ";
    }

    private static String of(Outcome outcome, List<Candidate> candidates, String first, int passedOver) {
        if (outcome.place().isEmpty()) {
            return nowhere(outcome, candidates, passedOver);
        }
        Place place = outcome.place().get();
        if (outcome.staysAway()) {
            return "Stays away from " + first + ", on " + place + ", though " + first + " would take it: its launch and"
                    + " market spilled before"
                    + outcome.reason()
                            .map(reason -> ", last for " + reason.kind() + " " + reason)
                            .orElse("")
                    + ", and there is no failback"
                    + (outcome.reason().isPresent() ? "" : "; " + asksFor(place)) + ".";
        }
        if (outcome.reason().isPresent()) {
            Reason reason = outcome.reason().get();
            return "Spilled to " + place + ", since " + first + " " + verb(reason.kind()) + ": " + reason.kind() + " "
                    + reason + ".";
        }
        if (outcome.lastResort()) {
            return "Placed on " + place
                    + ": its launch and market spilled before, and there is no failback, so the others"
                    + " were asked first; none of them takes it, and " + first + " does.";
        }
        return "Placed on " + place + ": " + letGo(outcome, candidates, first)
                + why(outcome.cause().orElseThrow(), place, first) + ".";
    }

    /** What the first cloud said where customers may choose only what it refuses. */
    private static String letGo(Outcome outcome, List<Candidate> candidates, String first) {
        boolean isElsewhere = !outcome.place().orElseThrow().cloud().equals(first);
        return candidates.stream()
                .filter(candidate -> isElsewhere && candidate.place().cloud().equals(first))
                .filter(candidate -> candidate.answer() == Candidate.Answer.REFUSED)
                .flatMap(candidate -> candidate.reason().stream())
                .max(Comparator.naturalOrder())
                .map(reason -> first + " " + verb(reason.kind()) + " (" + reason.kind() + " " + reason + "), and ")
                .orElse("");
    }

    private static String asksFor(Place place) {
        return "the customer asks for " + place.cloud() + ", so it is no spill";
    }

    private static String nothing(int passedOver) {
        if (passedOver == 0) {
            return "nothing takes it.";
        }
        return "its order sends it where nothing takes it, and not to the "
                + (passedOver == 1 ? "one pool" : passedOver + " pools") + " that would.";
    }

    private static String nowhere(Outcome outcome, List<Candidate> candidates, int passedOver) {
        Reason reason = outcome.reason().orElseThrow();
        String line = "the line of its launch and market"
                + outcome.behind()
                        .map(ordinal -> ", behind the request of ordinal " + ordinal)
                        .orElse("");
        if (!outcome.asked()) {
            return "Waits in " + line + ". Nobody overtakes, so no cloud was asked; it counts as refused for "
                    + reason.kind() + " " + reason + ".";
        }
        String waits = "Waits in " + line + (passedOver == 0 ? "." : ": " + nothing(passedOver));
        return (outcome.waits() ? waits : "Lost: " + nothing(passedOver)) + nearest(reason, candidates);
    }

    private static String why(String cause, Place place, String first) {
        return switch (cause) {
            case "FIRST" -> first + " takes it";
            case "CUSTOMER_CHOICE" -> asksFor(place);
            case "OPEN" -> "no cloud comes first, so it is no spill";
            case "FIRST_PARTY" -> "it is " + place.cloud() + "'s own";
            default -> cause;
        };
    }

    /** Who refused a lost request for the reason that it counts under. */
    private static String nearest(Reason reason, List<Candidate> candidates) {
        List<Candidate> all = candidates.stream()
                .filter(candidate -> candidate.reason().equals(Optional.of(reason)))
                .toList();
        List<Candidate> asked = all.stream()
                .filter(candidate -> candidate.answer() != Candidate.Answer.NOT_ASKED)
                .toList();
        List<Candidate> who = asked.isEmpty() ? all : asked;
        return " The refusal nearest to acceptance is " + reason.kind() + " " + reason
                + (who.isEmpty() ? "" : ", by " + who.get(0).place())
                + (who.size() > 1 ? " and " + (who.size() - 1) + " more" : "")
                + (asked.isEmpty() && !all.isEmpty() ? ", not asked" : "") + ".";
    }

    private static String verb(Kind kind) {
        return switch (kind) {
            case BARRED -> "is barred from taking it";
            case CANNOT -> "cannot take it";
            case CHOOSES_NOT -> "chooses not to take it";
        };
    }
}

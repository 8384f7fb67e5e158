package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A placement decision in names.
 *
 * @param time when it was made: when the request arrived, when one that waited was placed, or when one that ran was routed anew
 * @param measured whether that is behind the warm-up, from the start on, so that the measures count it
 * @param launch the launch, or {@code cloud/workload} for a cloud's own workload
 * @param firstParty whether it is a cloud's own workload
 * @param ordinal the number of the request within its launch and market, from 0
 * @param waitedHours how long it had waited before it was placed: since it arrived, or since an outage took its place;
 *     empty at that instant, unless it is placed in the same one after it has joined its line
 * @param askedFor the cloud that the customer asked for
 * @param departure what took a running request from where it was; none for one that asks for its place
 * @param refusals the candidates not used, in the order of the engine; empty where nobody wants them
 */
public record NamedDecision(
        int replication,
        Instant time,
        boolean measured,
        String launch,
        boolean firstParty,
        String market,
        long ordinal,
        int units,
        double holdingHours,
        OptionalDouble waitedHours,
        Optional<String> askedFor,
        Outcome outcome,
        Optional<Departure> departure,
        ImmutableList<Refusal> refusals) {
    /**
     * Why a running request is routed anew.
     *
     * @param from where it was
     * @param how {@link #EVACUATED} or {@link #FAILED_BACK}
     */
    public record Departure(Place from, String how) {
        static final String EVACUATED = "evacuated";
        static final String FAILED_BACK = "failedBack";
    }

    /** What became of it in one word: that of its outcome, or how it departed, or {@code waiting}, or {@code dropped}. */
    public String outcomeText() {
        return departure.map(this::departureText).orElseGet(outcome::text);
    }

    private String departureText(Departure how) {
        if (outcome.place().isPresent()) {
            return how.how();
        }
        return outcome.waits() ? outcome.text() : "dropped";
    }

    /**
     * Why one candidate was not used.
     *
     * @param isAsked whether it was asked, as {@link io.spillway.engine.Decision.Refusal} has it
     * @param number what decided it, as {@link io.spillway.engine.Decision.Refusal} has it
     * @param missing of {@code CAPABILITY} the capabilities that the region lacks, of {@code ACCELERATOR} those of which it would
     *     have to be one, of {@code RESIDENCY} the geography that it would have to lie in
     * @param until when a refusal that no moment changes comes to an end, where that is known
     */
    public record Refusal(
            Place place,
            boolean isAsked,
            Reason reason,
            double number,
            ImmutableList<String> missing,
            Optional<Instant> until) {}
}

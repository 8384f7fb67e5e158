package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Reason;
import io.spillway.model.Dates;
import java.time.Instant;
import java.util.Optional;

/**
 * A launch decision in names.
 *
 * @param day the day of the launch
 * @param time when the answer came
 * @param measured whether the day is behind the warm-up, so that the measures count it
 * @param answer what was said
 * @param asked the cloud that comes first
 * @param reason why it refused, or cannot yet
 * @param footprintUnits what a pool had to have room for
 * @param opens by cloud: from when on the launch is open there; empty while it is held
 * @param headStartUntil until when the cloud that comes first is alone with it
 * @param refusals the pools that would not have taken the footprint; empty where nobody wants them
 */
public record NamedLaunch(
        int replication,
        String launch,
        Instant day,
        Instant time,
        boolean measured,
        LaunchDecision.Answer answer,
        Optional<String> asked,
        Optional<Reason> reason,
        int footprintUnits,
        ImmutableMap<String, Instant> opens,
        Optional<Instant> headStartUntil,
        ImmutableList<NamedDecision.Refusal> refusals) {
    /** The answer in a word. */
    public String answerText() {
        return switch (answer) {
            case ACCEPTED -> "accepted";
            case REFUSED -> "refused";
            case HELD -> "held";
            case NOBODY_ASKED -> "nobodyAsked";
        };
    }

    /** The answer in a sentence. */
    public String sentence() {
        String cloud = asked.orElse("");
        String why = reason.map(one -> one.kind() + " " + one).orElse("");
        return switch (answer) {
            case ACCEPTED -> cloud + " takes it" + headStart() + ".";
            case REFUSED -> cloud + " refuses it: " + why + ". It is open at once elsewhere, where it may and can run.";
            case HELD -> cloud + " is willing and not able: " + why + ". It is held until " + cloud + " can.";
            case NOBODY_ASKED ->
                time.equals(day)
                        ? "No cloud comes first, so nobody was asked."
                        : "No cloud comes first any more, so no answer is waited for.";
        };
    }

    private String headStart() {
        return headStartUntil
                .map(until -> ", with a head start until " + Dates.written(until))
                .orElse("");
    }
}

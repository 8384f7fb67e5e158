package io.spillway.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One launch decision as it was made, for those who ask why; made only while somebody listens.
 *
 * @param tick when the answer came
 * @param line the launch
 * @param dayTick the day of the launch
 * @param answer what the cloud that comes first said
 * @param reason why it refused, or cannot yet; null where it took the launch or no cloud comes first
 * @param firstCloud the cloud that comes first, or -1
 * @param footprintUnits units that a pool had to have room for
 * @param declineDraw the uniform number that decides whether that cloud declines
 * @param openTick by cloud: when the launch is open there by the decision; {@link Long#MAX_VALUE} while it is held
 * @param headStartEndTick until when that cloud is alone with it; 0 without a head start
 * @param refusals the pools that would not have taken the footprint, by number
 */
public record LaunchDecision(
        long tick,
        int line,
        long dayTick,
        Answer answer,
        @Nullable Reason reason,
        int firstCloud,
        int footprintUnits,
        double declineDraw,
        long[] openTick,
        long headStartEndTick,
        List<Decision.Refusal> refusals) {
    /** What became of the question. */
    public enum Answer {
        /** The cloud that comes first takes it. */
        ACCEPTED,
        /** It does not. */
        REFUSED,
        /** It wants it and cannot, and nobody else may have it: the launch is held until it can. */
        HELD,
        /** No cloud comes first. */
        NOBODY_ASKED
    }
}

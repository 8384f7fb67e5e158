package io.spillway.engine;

/**
 * What the decision about a launch needs to know of it.
 *
 * <p>How far a launch is open is a state. Its number has a bit for each of {@code lateClouds} that it is not yet open on,
 * and the next bit while a head start lasts, where there is one; {@code pendingState} is that of a launch without an answer.
 *
 * @param dayTick its day, below 0 before the run; of no meaning for a {@linkplain DrawnLaunches drawn} one
 * @param isDrawn whether its day is drawn
 * @param classes its classes
 * @param footprintUnits units that a pool must have room for
 * @param streamId a number made of its name
 * @param lateClouds the clouds that it reaches later than the first one
 * @param lagHours how much later, for each of these
 * @param lagStreamId a number made of its name and that cloud's, for each of these
 * @param hasHeadStart whether a state has the bit of a head start
 * @param pendingState the last state, or -1 where no answer is ever waited for
 */
public record LaunchSpec(
        long dayTick,
        boolean isDrawn,
        int[] classes,
        int footprintUnits,
        long streamId,
        int[] lateClouds,
        DrawSpec[] lagHours,
        long[] lagStreamId,
        boolean hasHeadStart,
        int pendingState) {}

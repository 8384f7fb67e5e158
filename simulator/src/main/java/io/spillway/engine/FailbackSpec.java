package io.spillway.engine;

/**
 * When deployments in spill go back to the cloud that their terms put first.
 *
 * @param everyTicks time between reviews, counted from the beginning of the run
 * @param below utilisation of the first cloud below which it has had room; infinite where that is not asked
 * @param calmTicks for how long that must have been so at every review before moves begin
 * @param above utilisation that no move may exceed; infinite where that is not asked
 * @param minimumStayTicks how long a deployment is in spill before it moves
 * @param moveTicks how long a move takes, in which units are held on both sides
 */
public record FailbackSpec(
        long everyTicks, double below, long calmTicks, double above, long minimumStayTicks, long moveTicks) {}

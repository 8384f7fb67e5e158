package io.spillway.engine;

/**
 * A pool whose capacity steps are late. Headroom may be a share of the capacity in force, so it depends on the step that
 * has arrived as well as on the rule of the day.
 *
 * @param pool the pool
 * @param delay hours by which a step is late
 * @param stepTick by step: the tick at which it was to arrive; steps arrive in this order all the same
 * @param stepStreamId by step: a number made of names, by which its random stream is found
 * @param capacityUnits units in force after so many steps, from none on
 * @param headroomUnits by headroom rule and steps arrived: units kept free
 */
public record SlipSpec(
        int pool, DrawSpec delay, long[] stepTick, long[] stepStreamId, int[] capacityUnits, int[][] headroomUnits) {}

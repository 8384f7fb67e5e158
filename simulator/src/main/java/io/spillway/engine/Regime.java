package io.spillway.engine;

/**
 * What the contract says of the launch of a class between two changes of the calendar, and the class's plans.
 *
 * @param plans the plan for each state of opening of the launch, as {@link LaunchSpec} numbers them; one for a class that
 *     has no launch
 * @param awaitsAnswer whether the launch waits for the answer of the cloud that comes first
 * @param deadlineTicks how long it waits; {@link Long#MAX_VALUE} for as long as it takes
 * @param headStartTicks how long that cloud is alone with a launch that it takes
 * @param headStartLimitTick when a head start ends at the latest, with the clause that gives it
 */
public record Regime(
        int[] plans, boolean awaitsAnswer, long deadlineTicks, long headStartTicks, long headStartLimitTick) {
    /** One plan, come what may. */
    public static Regime of(int plan) {
        return new Regime(new int[] {plan}, false, Long.MAX_VALUE, 0, Long.MAX_VALUE);
    }
}

package io.spillway.engine;

/**
 * How an outage comes again and again: an alternating renewal process that begins whole with the run.
 *
 * @param outage its number in {@link World#outages}
 * @param timeBetween hours from the beginning or an end to the next start
 * @param rateScale by what the time between is divided: above 0
 * @param timeToRepair hours from a start to its end
 * @param streamId a number made of its names, by which its random streams are found
 */
public record RenewalSpec(int outage, DrawSpec timeBetween, double rateScale, DrawSpec timeToRepair, long streamId) {}

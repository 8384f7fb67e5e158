package io.spillway.sweep;

import io.spillway.sweep.Plan.PlannedPoint;
import java.io.Serializable;

/**
 * Some replications of a point, to be run.
 *
 * @param first the number of the first replication, from 0
 * @param count how many
 */
public record Task(PlannedPoint point, int first, int count) implements Serializable {}

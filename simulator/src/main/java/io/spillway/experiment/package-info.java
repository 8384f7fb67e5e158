/**
 * Replications of one scenario, in parallel, gathered in their own order: {@link io.spillway.experiment.Experiment}.
 * Results are a function of scenario, seed and number of replications, never of the number of threads.
 */
@NullMarked
package io.spillway.experiment;

import org.jspecify.annotations.NullMarked;

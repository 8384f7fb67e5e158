/**
 * What a measure hangs on. A {@link io.spillway.sensitivity.Method} says at which points of the unit cube a response is to
 * be known, and what follows from it for each factor: {@link io.spillway.sensitivity.Morris} to find the few factors that
 * matter among many, {@link io.spillway.sensitivity.Sobol} to say how much of the variance is whose.
 */
@NullMarked
package io.spillway.sensitivity;

import org.jspecify.annotations.NullMarked;

package io.spillway.scenario;

/** How well a figure is known. */
public enum Confidence {
    /** Stated by somebody who knows it. */
    FACT,
    /** Told by the press or by others. */
    REPORTED,
    /** Guessed, with a reason. */
    ASSUMED
}

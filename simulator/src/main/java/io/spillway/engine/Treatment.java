package io.spillway.engine;

/** What becomes of the deployments on a pool when an outage begins there. */
public enum Treatment {
    /** They are routed anew; what finds no place waits as a request would, or is dropped. */
    EVACUATE,
    /** They end. */
    DROP,
    /** They stay. */
    RIDE_THROUGH
}

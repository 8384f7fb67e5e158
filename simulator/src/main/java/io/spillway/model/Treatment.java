package io.spillway.model;

/** What becomes of the deployments that run on a pool when an outage begins there. */
public enum Treatment {
    @Doc(
            "They are routed anew for the rest of their holding time; what finds no place waits where its launch has patience, and else is dropped.")
    EVACUATE,
    @Doc("They end at once.")
    DROP,
    @Doc("They stay and keep their units; only nothing new is placed.")
    RIDE_THROUGH
}

package io.spillway.model;

/** What a service level is agreed for. */
public enum ServiceScope {
    @Doc("Each region by itself.")
    REGION,
    @Doc("The cloud as a whole.")
    CLOUD
}

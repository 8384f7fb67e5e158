package io.spillway.model;

import com.google.common.collect.ImmutableMap;

/** A place of a cloud. */
@Doc("A place of a cloud.")
public record Region(
        @Doc("Where its data lie (us, eu, uk, jp, in …), for data residency.")
        String geography,

        @Doc("What this region can do beyond the cloud's own capabilities: name to date, or always.")
        @Default("{}")
        @Listed("always")
        ImmutableMap<String, Availability> capabilities,

        @Doc("Its pools, by accelerator or by a name of their own.") @Default("{}")
        ImmutableMap<String, Pool> pools,

        @Doc("Outages of the whole region, by name.") @Default("{}")
        ImmutableMap<String, Outage> outages) {}

package io.spillway.model;

import com.google.common.collect.ImmutableMap;

/** The cloud that the contract puts first, and what it chooses not to take. */
@Doc("The cloud that the contract puts first, and what it chooses not to take.")
public record Primary(
        @Bare @Doc("Its name.") String cloud,

        @Doc("Requests it declines although it could take them.") @Default("{}")
        ImmutableMap<String, Decline> declines) {}

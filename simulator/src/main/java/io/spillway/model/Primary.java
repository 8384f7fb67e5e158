package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** The cloud that the contract puts first, and what it chooses not to take. */
@Doc("The cloud that the contract puts first, and what it chooses not to take.")
public record Primary(
        @Bare @Doc("Its name.") String cloud,

        @Doc("Requests it declines although it could take them.") @Default("{}")
        ImmutableMap<String, Decline> declines,

        @Doc("How long it takes to say whether it takes a launch; it says so at once when left out.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> answerDelay) {}

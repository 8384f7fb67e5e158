package io.spillway.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a number counts, and so how a scenario writes it. On a {@link Distribution} it is the quantity that the
 * distribution draws; a distribution's own parameters in that quantity are marked {@link Quantity#OWN}, those that are drawn as
 * they stand {@link Quantity#DRAWN}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Measured {
    Quantity value();

    /** The quantities; each has one canonical unit, in which the model holds its numbers. */
    enum Quantity {
        /** A duration, written {@code 14d} or {@code 72h}; held in hours. */
        HOURS,
        /** Units of the reference accelerator; a plain number. */
        UNITS,
        /** The same of a value that is drawn as it stands: what is drawn of units is rounded to whole ones. */
        DRAWN_UNITS,
        /** A share from 0 to 1, written {@code 30%} or {@code 0.3}. */
        SHARE,
        /** The quantity of the distribution that holds this parameter. */
        OWN,
        /** The same of a value that it draws as it stands. */
        DRAWN
    }
}

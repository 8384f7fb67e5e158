/**
 * The words of Spillway as immutable records: what a scenario says, checked, and nothing else. A {@link
 * io.spillway.model.Scenario} that exists is valid. This package imports nothing of ours.
 */
@NullMarked
package io.spillway.model;

import org.jspecify.annotations.NullMarked;

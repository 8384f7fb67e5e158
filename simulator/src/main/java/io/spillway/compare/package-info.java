/**
 * Scenarios held against each other in the same worlds: what differs, by how much and how surely, and which clause moved
 * it. {@link io.spillway.compare.Comparison} is the story.
 */
@NullMarked
package io.spillway.compare;

import org.jspecify.annotations.NullMarked;

/**
 * Money, exact: what was used becomes whole micro-dollars, rounded once per posting, every posting has two sides, and
 * every total is an integer sum of postings. {@link io.spillway.ledger.Ledger} holds what a scenario agrees on, {@code
 * Settlement} settles one run from its counts; nothing is added to the loop of a run.
 */
@NullMarked
package io.spillway.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * Money, exact: what was used becomes whole micro-dollars, rounded once per posting, and every total is an integer sum
 * of postings. What is posted so far is the spend of launches; each further kind of transfer is a posting of its own.
 */
@NullMarked
package io.spillway.ledger;

import org.jspecify.annotations.NullMarked;

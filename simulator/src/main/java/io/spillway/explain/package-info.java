/**
 * One replication looked at decision by decision: {@link io.spillway.explain.Inquiry} explains one decision, {@link
 * io.spillway.explain.DecisionLog} tells all of them, {@link io.spillway.explain.Trace} what pools and launches went
 * through. Decisions are the engine's own; here they are given names, and the clause or figure behind each.
 */
@NullMarked
package io.spillway.explain;

import org.jspecify.annotations.NullMarked;

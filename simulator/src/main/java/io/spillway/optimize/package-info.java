/**
 * What is best. {@link io.spillway.optimize.KimNelson} chooses among a few alternatives and says how surely, {@link
 * io.spillway.optimize.Search} looks for the best values of a few factors within their bounds, under limits on measures.
 */
@NullMarked
package io.spillway.optimize;

import org.jspecify.annotations.NullMarked;

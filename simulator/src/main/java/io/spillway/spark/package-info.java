/** Sweeps on Apache Spark. No other package knows it, and it is in a jar of its own. */
@NullMarked
package io.spillway.spark;

import org.jspecify.annotations.NullMarked;

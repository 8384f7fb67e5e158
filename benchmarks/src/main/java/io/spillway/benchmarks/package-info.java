/** What Spillway's engine costs, alone and beside other simulators on the same work. */
@NullMarked
package io.spillway.benchmarks;

import org.jspecify.annotations.NullMarked;

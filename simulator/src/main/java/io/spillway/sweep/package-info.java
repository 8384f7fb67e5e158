/**
 * One scenario at many points. A {@link Sweep} is read and its points made; each is built and checked, and together they
 * are the {@link Plan}. Points and blocks of replications are tasks of a pure function; what it says of each is a line of
 * a journal, and results are made of journals alone.
 */
@NullMarked
package io.spillway.sweep;

import org.jspecify.annotations.NullMarked;

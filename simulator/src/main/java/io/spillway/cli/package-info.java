/** The command line. Nothing imports this package. */
@NullMarked
package io.spillway.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Results as files. A file appears whole, under its own name, or not at all; nothing that is there already is
 * overwritten unless asked for.
 */
@NullMarked
package io.spillway.export;

import org.jspecify.annotations.NullMarked;

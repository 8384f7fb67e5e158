/**
 * Results as text: a table for a reader and a page with charts, JSON, JSON lines and CSV for programs. Every format walks the
 * same rows. Numbers are written the same way on every machine: machine formats give the shortest decimal that reads back as the
 * same number, and no format asks for the locale.
 */
@NullMarked
package io.spillway.report;

import org.jspecify.annotations.NullMarked;

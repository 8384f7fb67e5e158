package io.spillway.report;

import java.io.IOException;
import java.io.Writer;

/** Writes a result in one form. */
@FunctionalInterface
interface Report<T> {
    void write(T result, Writer to) throws IOException;
}

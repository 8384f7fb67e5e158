package io.spillway.cli;

import io.spillway.sweep.Design;

/** A design by its name. */
final class DesignConverter extends WordConverter<Design> {
    DesignConverter() {
        super("a design", Design.values());
    }
}

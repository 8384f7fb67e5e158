package io.spillway.cli;

import io.spillway.scenario.Grain;

/** A grain by its name. */
final class GrainConverter extends WordConverter<Grain> {
    GrainConverter() {
        super("a grain", Grain.values());
    }
}

package io.spillway.cli;

import io.spillway.optimize.Strategy;

/** A strategy by its name. */
final class StrategyConverter extends WordConverter<Strategy> {
    StrategyConverter() {
        super("a strategy", Strategy.values());
    }
}

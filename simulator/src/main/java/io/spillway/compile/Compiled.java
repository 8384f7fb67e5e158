package io.spillway.compile;

import io.spillway.engine.World;

/** A scenario ready to run. */
public record Compiled(World world, Names names, Prices prices, Finances finances) {}

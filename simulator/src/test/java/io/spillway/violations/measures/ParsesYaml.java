package io.spillway.violations.measures;

import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a scenario of its own. */
public record ParsesYaml(LoadSettings settings) {}

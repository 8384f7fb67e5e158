package io.spillway.violations.engine;

import java.util.Map;

/** Boxes every count. */
public record CountsWithMaps(Map<Integer, Long> countByPool) {}

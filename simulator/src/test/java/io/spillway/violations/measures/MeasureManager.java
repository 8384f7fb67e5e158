package io.spillway.violations.measures;

/** Manages. */
public final class MeasureManager {}

package io.spillway.violations.measures;

import org.slf4j.Logger;

/** Logs. */
public record Logs(Logger log) {}

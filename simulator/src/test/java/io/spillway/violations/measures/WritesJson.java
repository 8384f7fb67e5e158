package io.spillway.violations.measures;

import tools.jackson.core.JsonGenerator;

/** Writes a report of its own. */
public record WritesJson(JsonGenerator out) {}

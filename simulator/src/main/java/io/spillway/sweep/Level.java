package io.spillway.sweep;

import io.spillway.scenario.Origin;

/** One value of an axis, as a scenario would write it, and where it comes from. */
record Level(String text, Origin origin) {}

package io.spillway.study;

/**
 * What was studied, and with which chance.
 *
 * @param scenario its name
 * @param fingerprint of the scenario as it is
 */
public record Subject(String scenario, String fingerprint, long seed) {}

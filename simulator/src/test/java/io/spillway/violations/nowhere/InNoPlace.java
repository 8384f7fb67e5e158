package io.spillway.violations.nowhere;

/** Lives in a package that is not drawn, and that does not speak of null. */
public final class InNoPlace {}

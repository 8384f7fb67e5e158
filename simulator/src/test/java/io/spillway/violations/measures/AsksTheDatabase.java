package io.spillway.violations.measures;

import java.sql.Connection;

/** Knows of a database. */
public record AsksTheDatabase(Connection wrong) {}

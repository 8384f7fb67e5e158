package io.spillway.violations.sweep;

import org.apache.spark.SparkConf;

/** Sweeps on a cluster by itself. */
public record KnowsSpark(SparkConf wrong) {}

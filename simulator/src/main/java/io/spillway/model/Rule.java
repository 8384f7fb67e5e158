package io.spillway.model;

/** Where the contract lets a product run. */
public enum Rule {
    @Doc("One cloud and no other.")
    EXCLUSIVE,
    @Doc("One cloud first; others when it cannot or chooses not to.")
    FIRST,
    @Doc("Any cloud, in the spill order; no cloud is first and nothing is a spill.")
    OPEN
}

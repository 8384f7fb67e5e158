package io.spillway.model;

/** Where the contract lets a product run. */
public enum Rule {
    @Doc("One cloud and no other.")
    EXCLUSIVE,
    @Doc("One cloud may take each request first, whatever customers ask for; others get what it refuses.")
    RIGHT_OF_FIRST_REFUSAL,
    @Doc("One cloud first; others when it cannot or chooses not to, or when a customer asks for them.")
    FIRST,
    @Doc("Any cloud that is used, in the spill order; no cloud is first and nothing is a spill.")
    OPEN
}

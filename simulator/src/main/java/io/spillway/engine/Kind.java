package io.spillway.engine;

/** The kinds of refusal. They are never merged in any output. */
public enum Kind {
    /** The contract, or an opening that has not come yet, keeps the product off the cloud. */
    BARRED,
    /** The cloud is not able to. */
    CANNOT,
    /** The cloud is able to and does not want to. */
    CHOOSES_NOT
}

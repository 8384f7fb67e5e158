package io.spillway.model;

/** What it takes for a product to leave the cloud that comes first: that it cannot, that it chooses not to, or both. */
public enum Unless {
    @Doc("Either is enough: it cannot, or it chooses not to.")
    ANY,
    @Doc("Both: what it can and does not want it takes all the same; what it wants and cannot is held for it.")
    ALL
}

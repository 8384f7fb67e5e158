package io.spillway.order;

/** What an order makes of the geographies that a market prefers. */
public enum Nearness {
    /** Nothing: chance, health or numbers of its own say which of a cloud's pools it is. */
    IGNORED,
    /** Each cloud's pools are listed by it, which orders by price or room look at between pools that are alike. */
    WITHIN_CLOUDS,
    /** All pools are listed by it, of whichever cloud, as distance is what the order goes by. */
    ACROSS_CLOUDS
}

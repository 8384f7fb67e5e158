package io.spillway.engine;

/**
 * Units in use against a share of those in force. The share is meant as the decimal that was written, and so is its product:
 * 29 of 100 units are not above 29 %, though the nearest {@code double} to 0.29 is below it.
 *
 * <p>A share and its product with a whole number are each off by half an ulp at most, so that a whole number of units that is
 * within two of the product is the product.
 */
public final class Level {
    private Level() {}

    /** Whether more than a share is in use; never where the share is infinite and nothing in force. */
    public static boolean isAbove(double usedUnits, double share, double capacityUnits) {
        return usedUnits > Math.nextUp(Math.nextUp(share * capacityUnits));
    }

    /** Whether less than a share is in use; never where the share is infinite and nothing in force. */
    public static boolean isBelow(double usedUnits, double share, double capacityUnits) {
        return usedUnits < Math.nextDown(Math.nextDown(share * capacityUnits));
    }
}

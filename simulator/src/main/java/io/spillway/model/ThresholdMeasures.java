package io.spillway.model;

import com.google.common.collect.ImmutableSet;

/**
 * The measures that a threshold can be put on: those that have a value for the whole run, and those that have one where they are
 * narrowed. They are declared in full in the package of measures, which knows more than a scenario needs to; a test holds the two
 * together.
 */
public final class ThresholdMeasures {
    /** Those that have one for the whole run, in the order in which reports list them. */
    public static final ImmutableSet<String> NAMES = ImmutableSet.of(
            "requestsArrived",
            "requestsPlaced",
            "requestsSpilled",
            "requestsCustomerChoice",
            "requestsLost",
            "requestsWaited",
            "requestsPlacedAfterWaiting",
            "requestsExpired",
            "requestsWaiting",
            "unitHoursPlaced",
            "unitHoursSpilled",
            "unitHoursCustomerChoice",
            "unitHoursLost",
            "unitHoursExpired",
            "waitedShare",
            "expiredShare",
            "waitHours",
            "spillShare",
            "spillShareUnitHours",
            "lossShare",
            "unitsInUse",
            "firstPartyUnitsInUse",
            "capacityUnits",
            "utilisation",
            "spend",
            "pricePerUnitHour",
            "spendSpilled",
            "pricePerUnitHourSpilled",
            "spillPremium",
            "millionTokens",
            "spendOnTokens",
            "pricePerMillionTokens",
            "revenue",
            "revenueShare",
            "revenueShareUncapped",
            "commitmentUsed",
            "commitmentShort",
            "commitmentOpen",
            "concentration",
            "availability",
            "requestsEvacuated",
            "requestsDropped",
            "unitHoursDropped",
            "unitHoursUnservedInOutages",
            "evacueesWaited",
            "evacueesPlacedAfterWaiting",
            "evacueeWaitHours",
            "unitHoursInterrupted",
            "unitHoursOvercommitted",
            "spillDepth",
            "spillStays",
            "timeInSpillHours",
            "requestsStayedAway",
            "requestsFailedBack",
            "failbackLagHours",
            "unitsFailedBack",
            "moveCost",
            "unitsEgressed",
            "egressCost",
            "pingPongs",
            "launchesDecided",
            "launchesRefused",
            "staleMisses",
            "requestsPassedOver",
            "firstPartyRequestsArrived",
            "firstPartyRequestsPlaced",
            "firstPartyRequestsLost",
            "firstPartyRequestsDropped");

    /** Those that have a value only where they are narrowed, as by a cloud or a party. */
    public static final ImmutableSet<String> NARROWED = ImmutableSet.of(
            "placedShare",
            "transfers",
            "netReceipts",
            "stakeValue",
            "revenueShareCapDate",
            "commitmentUsedDate",
            "firstCloudShare",
            "launchesOpened",
            "launchLagHours");

    /** Those of both that lie between 0 and 1; they alone have a per cent. */
    public static final ImmutableSet<String> SHARES = ImmutableSet.of(
            "waitedShare",
            "expiredShare",
            "spillShare",
            "spillShareUnitHours",
            "placedShare",
            "lossShare",
            "firstCloudShare",
            "utilisation",
            "concentration",
            "availability");

    private ThresholdMeasures() {}
}

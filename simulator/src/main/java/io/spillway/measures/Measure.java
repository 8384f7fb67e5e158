package io.spillway.measures;

import static io.spillway.measures.Dimension.CLOUD;
import static io.spillway.measures.Dimension.COMMITMENT;
import static io.spillway.measures.Dimension.KIND;
import static io.spillway.measures.Dimension.LAUNCH;
import static io.spillway.measures.Dimension.MARKET;
import static io.spillway.measures.Dimension.PARTY;
import static io.spillway.measures.Dimension.PERIOD;
import static io.spillway.measures.Dimension.POOL;
import static io.spillway.measures.Dimension.REASON;
import static io.spillway.measures.Dimension.TRANSFER;
import static io.spillway.measures.Dimension.YEAR;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured: its name, its unit, and by what it is broken down. Every format walks this list, and {@link
 * Meter} says how each is computed. Requests are those of launches; a cloud's own demand is measured apart, under names
 * that begin with {@code firstParty}. Requests are counted in the period in which they arrive, unit-hours in the period
 * in which the units are in use, except unit-hours lost, expired or dropped, which are counted when the request is. A request
 * that waited is counted as placed, spilled or expired in the period in which it is; one that an outage moves was placed
 * once, and its unit-hours count where they were used. Where it waits for another place it is an evacuee, counted apart from
 * the requests that wait for their first.
 */
public enum Measure {
    REQUESTS_ARRIVED(
            "requestsArrived",
            "requests",
            "Requests that arrived.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(LAUNCH, MARKET),
            by(PERIOD),
            by(MARKET, PERIOD),
            by(YEAR)),
    REQUESTS_PLACED(
            "requestsPlaced",
            "requests",
            "Requests that were placed, by the cloud that took them.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(MARKET),
            by(MARKET, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    REQUESTS_SPILLED(
            "requestsSpilled",
            "requests",
            "Requests placed on another cloud because the one that comes first, the primary as a rule, refused them; by the cloud"
                    + " that took them and by that refusal.",
            total(),
            by(CLOUD),
            by(KIND),
            by(KIND, REASON),
            by(CLOUD, KIND),
            by(CLOUD, KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND, REASON),
            by(LAUNCH, CLOUD),
            by(MARKET),
            by(MARKET, KIND),
            by(MARKET, KIND, REASON),
            by(MARKET, CLOUD),
            by(LAUNCH, MARKET),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON),
            by(MARKET, PERIOD),
            by(YEAR),
            by(YEAR, KIND)),
    REQUESTS_CUSTOMER_CHOICE(
            "requestsCustomerChoice",
            "requests",
            "Requests placed on the cloud that their customer asked for.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(MARKET),
            by(MARKET, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    REQUESTS_LOST(
            "requestsLost",
            "requests",
            "Requests that nothing took, by the refusal nearest to acceptance.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND, REASON),
            by(MARKET),
            by(MARKET, KIND),
            by(MARKET, KIND, REASON),
            by(LAUNCH, MARKET),
            by(PERIOD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON),
            by(MARKET, PERIOD),
            by(YEAR)),
    REQUESTS_WAITED(
            "requestsWaited",
            "requests",
            "Requests that nothing took when they arrived, and that waited.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    REQUESTS_PLACED_AFTER_WAITING(
            "requestsPlacedAfterWaiting",
            "requests",
            "Requests that were placed after they had waited.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    REQUESTS_EXPIRED(
            "requestsExpired",
            "requests",
            "Requests that waited until their patience ended, by the refusal that made them wait.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND, REASON),
            by(MARKET),
            by(MARKET, KIND, REASON),
            by(PERIOD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON),
            by(YEAR)),
    REQUESTS_WAITING(
            "requestsWaiting",
            "requests",
            "Requests that wait at a time, averaged over time.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    UNIT_HOURS_PLACED(
            "unitHoursPlaced",
            "unit-hours",
            "Units of the reference accelerator times hours in use.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(YEAR),
            by(YEAR, CLOUD)),
    UNIT_HOURS_SPILLED(
            "unitHoursSpilled",
            "unit-hours",
            "Unit-hours in use by requests that were spilled.",
            total(),
            by(CLOUD),
            by(KIND),
            by(KIND, REASON),
            by(CLOUD, KIND),
            by(CLOUD, KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND),
            by(LAUNCH, KIND, REASON),
            by(LAUNCH, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON),
            by(YEAR),
            by(YEAR, KIND)),
    UNIT_HOURS_CUSTOMER_CHOICE(
            "unitHoursCustomerChoice",
            "unit-hours",
            "Unit-hours in use by requests that went to the cloud their customer asked for.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    UNIT_HOURS_LOST(
            "unitHoursLost",
            "unit-hours",
            "Unit-hours that lost requests asked for.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND, REASON),
            by(MARKET),
            by(MARKET, KIND, REASON),
            by(PERIOD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON)),
    UNIT_HOURS_EXPIRED(
            "unitHoursExpired",
            "unit-hours",
            "Unit-hours that expired requests asked for.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(PERIOD, KIND),
            by(PERIOD, KIND, REASON)),
    WAITED_SHARE(
            "waitedShare",
            "share",
            "requestsWaited / requestsArrived.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    EXPIRED_SHARE(
            "expiredShare",
            "share",
            "requestsExpired / requestsArrived.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    WAIT_HOURS(
            "waitHours",
            "hours",
            "How long requests had waited that were placed after waiting; the mean over requestsPlacedAfterWaiting.",
            total(),
            by(LAUNCH),
            by(MARKET),
            by(PERIOD),
            by(YEAR)),
    SPILL_SHARE(
            "spillShare",
            "share",
            "requestsSpilled / requestsArrived.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(MARKET),
            by(MARKET, KIND),
            by(LAUNCH, MARKET),
            by(PERIOD),
            by(PERIOD, KIND),
            by(MARKET, PERIOD),
            by(YEAR),
            by(YEAR, KIND)),
    SPILL_SHARE_UNIT_HOURS(
            "spillShareUnitHours",
            "share",
            "unitHoursSpilled / unitHoursPlaced.",
            total(),
            by(CLOUD),
            by(KIND),
            by(KIND, REASON),
            by(CLOUD, KIND, REASON),
            by(LAUNCH),
            by(PERIOD),
            by(PERIOD, KIND),
            by(YEAR),
            by(YEAR, KIND)),
    LOSS_SHARE(
            "lossShare",
            "share",
            "requestsLost / requestsArrived.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(MARKET),
            by(LAUNCH, MARKET),
            by(PERIOD),
            by(MARKET, PERIOD),
            by(YEAR)),
    PLACED_SHARE(
            "placedShare",
            "share",
            "A cloud's part of unitHoursPlaced.",
            by(CLOUD),
            by(LAUNCH, CLOUD),
            by(PERIOD, CLOUD),
            by(YEAR, CLOUD)),
    UNITS_IN_USE(
            "unitsInUse",
            "units",
            "Units in use by launches, averaged over time.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(YEAR)),
    FIRST_PARTY_UNITS_IN_USE(
            "firstPartyUnitsInUse",
            "units",
            "Units in use by the clouds' own demand, averaged over time.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    CAPACITY_UNITS(
            "capacityUnits",
            "units",
            "Capacity in force in units of the reference accelerator, averaged over time.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    UTILISATION(
            "utilisation",
            "share",
            "(unitsInUse + firstPartyUnitsInUse) / capacityUnits.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    SPEND(
            "spend",
            "USD",
            "What launches pay for the units they use, at the price in force.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(YEAR)),
    PRICE_PER_UNIT_HOUR(
            "pricePerUnitHour",
            "USD/unit-hour",
            "spend / unitHoursPlaced.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(LAUNCH, CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    SPEND_SPILLED(
            "spendSpilled",
            "USD",
            "Spend on unit-hours in use by requests that were spilled.",
            total(),
            by(CLOUD),
            by(KIND),
            by(KIND, REASON),
            by(PERIOD),
            by(YEAR)),
    PRICE_PER_UNIT_HOUR_SPILLED(
            "pricePerUnitHourSpilled", "USD/unit-hour", "spendSpilled / unitHoursSpilled.", total(), by(CLOUD)),
    SPILL_PREMIUM(
            "spillPremium",
            "USD",
            "spendSpilled less what its unit-hours would have cost at the mean price in force of the primary's capacity;"
                    + " below 0 where spill is cheaper than staying.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    MILLION_TOKENS(
            "millionTokens",
            "million tokens",
            "unitHoursPlaced times tokensPerUnitHour of the kind of product, where it is given.",
            total(),
            by(CLOUD),
            by(LAUNCH)),
    SPEND_ON_TOKENS(
            "spendOnTokens",
            "USD",
            "Spend of the kinds of product whose tokensPerUnitHour is given.",
            total(),
            by(CLOUD),
            by(LAUNCH)),
    PRICE_PER_MILLION_TOKENS(
            "pricePerMillionTokens",
            "USD/million tokens",
            "spendOnTokens / millionTokens.",
            total(),
            by(CLOUD),
            by(LAUNCH)),
    TRANSFERS(
            "transfers",
            "USD",
            "What one party pays another for one thing.",
            by(TRANSFER),
            by(PERIOD, TRANSFER),
            by(YEAR, TRANSFER)),
    NET_RECEIPTS(
            "netReceipts",
            "USD",
            "What a party is paid less what it pays; over all parties it sums to nothing.",
            by(PARTY),
            by(PERIOD, PARTY),
            by(YEAR, PARTY)),
    STAKE_VALUE(
            "stakeValue",
            "USD",
            "What a party's stakes in the maker are worth at the end of the time; not paid to anybody.",
            by(PARTY),
            by(PERIOD, PARTY)),
    REVENUE(
            "revenue",
            "USD",
            "What customers pay, by the launch and by the cloud on which it was served.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(PERIOD, CLOUD),
            by(YEAR)),
    REVENUE_SHARE(
            "revenueShare",
            "USD",
            "Revenue that is passed on, until its cap or its end; of all shares, whoever passes it on to whom.",
            total(),
            by(PERIOD),
            by(YEAR)),
    REVENUE_SHARE_UNCAPPED(
            "revenueShareUncapped",
            "USD",
            "What would be passed on without a cap; in total of all shares.",
            total(),
            by(TRANSFER),
            by(PERIOD),
            by(YEAR),
            by(YEAR, TRANSFER)),
    REVENUE_SHARE_CAP_DATE(
            "revenueShareCapDate",
            "year",
            "When the cap of a share is reached, in calendar years; over the replications in which it is.",
            by(TRANSFER)),
    COMMITMENT_USED(
            "commitmentUsed",
            "USD",
            "Spend that drew down a commitment.",
            total(),
            by(COMMITMENT),
            by(PERIOD, COMMITMENT),
            by(YEAR, COMMITMENT)),
    COMMITMENT_SHORT(
            "commitmentShort",
            "USD",
            "What was promised and not spent when a period of a commitment ended, billed or not.",
            total(),
            by(COMMITMENT),
            by(PERIOD, COMMITMENT),
            by(YEAR, COMMITMENT)),
    COMMITMENT_OPEN(
            "commitmentOpen",
            "USD",
            "What is still to be spent when the run ends, of the period then in force, to be billed or waived; of a month, when"
                    + " it ends.",
            total(),
            by(COMMITMENT),
            by(PERIOD, COMMITMENT)),
    COMMITMENT_USED_DATE(
            "commitmentUsedDate",
            "year",
            "When a commitment is first used to the last dollar, in calendar years; over the replications in which it is.",
            by(COMMITMENT)),
    CONCENTRATION(
            "concentration",
            "index",
            "Herfindahl-Hirschman index of unitHoursPlaced over clouds: the sum of squared shares, 1 on one cloud alone.",
            total(),
            by(PERIOD)),
    AVAILABILITY(
            "availability",
            "share",
            "The part of capacity over time that was not out.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    REQUESTS_EVACUATED(
            "requestsEvacuated",
            "requests",
            "Times that an outage moved a request to another pool, at once or after it had waited; by the cloud that it left.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD)),
    REQUESTS_DROPPED(
            "requestsDropped",
            "requests",
            "Requests placed and then ended by an outage before their time, at once or as their patience ended; by the cloud on"
                    + " which they ran.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD)),
    UNIT_HOURS_DROPPED(
            "unitHoursDropped",
            "unit-hours",
            "Unit-hours that dropped requests had still asked for.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD)),
    UNIT_HOURS_UNSERVED_IN_OUTAGES(
            "unitHoursUnservedInOutages",
            "unit-hours",
            "unitHoursDropped + unitHoursLost and unitHoursExpired that OUTAGE had turned away when they came.",
            total(),
            by(LAUNCH),
            by(PERIOD)),
    EVACUEES_WAITED(
            "evacueesWaited",
            "requests",
            "Times that an outage left a request without a place and it began to wait for one.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    EVACUEES_PLACED_AFTER_WAITING(
            "evacueesPlacedAfterWaiting",
            "requests",
            "Those that were placed anew; they are counted in requestsEvacuated.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    EVACUEE_WAIT_HOURS(
            "evacueeWaitHours",
            "hours",
            "How long these had waited; the mean over evacueesPlacedAfterWaiting.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    UNIT_HOURS_INTERRUPTED(
            "unitHoursInterrupted",
            "unit-hours",
            "Units of evacuees times the hours that they waited, whatever became of them.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    UNIT_HOURS_OVERCOMMITTED(
            "unitHoursOvercommitted",
            "unit-hours",
            "Units in use beyond a capacity that was cut meanwhile, times hours; the clouds' own demand included.",
            total(),
            by(CLOUD),
            by(CLOUD, POOL)),
    SPILL_DEPTH(
            "spillDepth",
            "index",
            "How far down the list of clouds spilled requests went: 0 for the primary, where terms put another cloud first, 1"
                    + " for the first behind it; the mean over requestsSpilled.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    SPILL_STAYS(
            "spillStays",
            "requests",
            "Times that a request came into spill: when it was placed, or when an outage moved it there, at once or after a"
                    + " wait. Moved from spill to spill at once it is the same stay; after a wait, another.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    TIME_IN_SPILL_HOURS(
            "timeInSpillHours",
            "hours",
            "How long such a stay lasted: until a failback, or an outage that took the request out of spill or made it wait,"
                    + " its own end or that of the run; the mean over spillStays.",
            total(),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    REQUESTS_STAYED_AWAY(
            "requestsStayedAway",
            "requests",
            "Requests that the primary would have taken and that stayed with the other clouds, as there is no failback.",
            total(),
            by(LAUNCH),
            by(PERIOD)),
    REQUESTS_FAILED_BACK(
            "requestsFailedBack",
            "requests",
            "Times that a failback took a request back to the primary, by the cloud that it left.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    FAILBACK_LAG_HOURS(
            "failbackLagHours",
            "hours",
            "How long requests had been in spill that a failback took back; the mean over requestsFailedBack.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    UNITS_FAILED_BACK(
            "unitsFailedBack",
            "units",
            "Units of the requests that a failback took back, each time.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    MOVE_COST(
            "moveCost",
            "USD",
            "unitsFailedBack times the price of moving one; not part of spend.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    UNITS_EGRESSED(
            "unitsEgressed",
            "units",
            "Units that left a cloud for another, by a failback or an outage that evacuates, each time; by the cloud that they"
                    + " left.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    EGRESS_COST(
            "egressCost",
            "USD",
            "unitsEgressed times the price of egress of the cloud that they left; not part of spend.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD),
            by(YEAR)),
    PING_PONGS(
            "pingPongs",
            "requests",
            "Times that a request which had come back to the primary was in spill again.",
            total(),
            by(LAUNCH),
            by(PERIOD)),
    LAUNCHES_DECIDED(
            "launchesDecided",
            "launches",
            "Launches of the measured time whose launch decision was made in it.",
            total(),
            by(LAUNCH)),
    LAUNCHES_REFUSED(
            "launchesRefused",
            "launches",
            "Those that the cloud which comes first refused, by its refusal.",
            total(),
            by(KIND),
            by(KIND, REASON),
            by(LAUNCH),
            by(LAUNCH, KIND, REASON)),
    FIRST_CLOUD_SHARE(
            "firstCloudShare",
            "share",
            "The part of launchesDecided that a cloud was the first to have, open and able to run, be there room or not; of several at once one counts.",
            by(CLOUD),
            by(LAUNCH, CLOUD)),
    LAUNCHES_OPENED(
            "launchesOpened",
            "launches",
            "Those of launchesDecided that came to be open on a cloud and able to run there.",
            by(CLOUD),
            by(LAUNCH, CLOUD)),
    LAUNCH_LAG_HOURS(
            "launchLagHours",
            "hours",
            "From the day of a launch until it is open on a cloud and able to run there, be there room or not; the mean over launchesOpened.",
            by(CLOUD),
            by(LAUNCH, CLOUD)),
    STALE_MISSES(
            "staleMisses",
            "requests",
            "Times that an arriving request was sent to a pool that had no room for it, against what was known; by the pool's"
                    + " cloud.",
            total(),
            by(CLOUD),
            by(LAUNCH),
            by(PERIOD)),
    REQUESTS_PASSED_OVER(
            "requestsPassedOver",
            "requests",
            "Arriving requests that the primary would have taken and was not asked for, as it was not known to have room.",
            total(),
            by(LAUNCH),
            by(PERIOD)),
    FIRST_PARTY_REQUESTS_ARRIVED(
            "firstPartyRequestsArrived",
            "requests",
            "Requests of a cloud's own demand.",
            total(),
            by(CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    FIRST_PARTY_REQUESTS_PLACED(
            "firstPartyRequestsPlaced",
            "requests",
            "Those that were placed on it.",
            total(),
            by(CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    FIRST_PARTY_REQUESTS_LOST(
            "firstPartyRequestsLost",
            "requests",
            "Those that found no room on it.",
            total(),
            by(CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD)),
    FIRST_PARTY_REQUESTS_DROPPED(
            "firstPartyRequestsDropped",
            "requests",
            "Those that an outage ended before their time.",
            total(),
            by(CLOUD),
            by(PERIOD),
            by(PERIOD, CLOUD));

    /** Of which most scenarios have nothing to say. */
    private static final ImmutableSet<Measure> OF_ACCOUNTS = Sets.immutableEnumSet(
            TRANSFERS,
            NET_RECEIPTS,
            STAKE_VALUE,
            REVENUE,
            REVENUE_SHARE,
            REVENUE_SHARE_UNCAPPED,
            REVENUE_SHARE_CAP_DATE,
            COMMITMENT_USED,
            COMMITMENT_SHORT,
            COMMITMENT_OPEN,
            COMMITMENT_USED_DATE);

    /** Of which only scenarios have anything to say in which evacuees may wait. */
    private static final ImmutableSet<Measure> OF_EVACUEES = Sets.immutableEnumSet(
            EVACUEES_WAITED, EVACUEES_PLACED_AFTER_WAITING, EVACUEE_WAIT_HOURS, UNIT_HOURS_INTERRUPTED);

    /** Parts of a whole, and the whole. */
    private static final ImmutableMap<Measure, Measure> WHOLES = Maps.immutableEnumMap(Map.of(
            SPILL_SHARE, REQUESTS_ARRIVED,
            SPILL_SHARE_UNIT_HOURS, UNIT_HOURS_PLACED,
            LOSS_SHARE, REQUESTS_ARRIVED,
            WAITED_SHARE, REQUESTS_ARRIVED,
            EXPIRED_SHARE, REQUESTS_ARRIVED,
            PLACED_SHARE, UNIT_HOURS_PLACED,
            FIRST_CLOUD_SHARE, LAUNCHES_DECIDED));

    /** Of which numerator and denominator count events. */
    private static final ImmutableSet<Measure> SHARES_OF_EVENTS =
            Sets.immutableEnumSet(SPILL_SHARE, LOSS_SHARE, WAITED_SHARE, EXPIRED_SHARE, FIRST_CLOUD_SHARE);

    /** Other ratios, and what they are to. */
    private static final ImmutableMap<Measure, Measure> BASES = Maps.immutableEnumMap(Map.ofEntries(
            Map.entry(WAIT_HOURS, REQUESTS_PLACED_AFTER_WAITING),
            Map.entry(EVACUEE_WAIT_HOURS, EVACUEES_PLACED_AFTER_WAITING),
            Map.entry(SPILL_DEPTH, REQUESTS_SPILLED),
            Map.entry(TIME_IN_SPILL_HOURS, SPILL_STAYS),
            Map.entry(FAILBACK_LAG_HOURS, REQUESTS_FAILED_BACK),
            Map.entry(LAUNCH_LAG_HOURS, LAUNCHES_OPENED),
            Map.entry(UTILISATION, CAPACITY_UNITS),
            Map.entry(AVAILABILITY, CAPACITY_UNITS),
            Map.entry(PRICE_PER_UNIT_HOUR, UNIT_HOURS_PLACED),
            Map.entry(PRICE_PER_UNIT_HOUR_SPILLED, UNIT_HOURS_SPILLED),
            Map.entry(PRICE_PER_MILLION_TOKENS, MILLION_TOKENS)));

    private final String text;
    private final String unit;
    private final String meaning;
    private final ImmutableList<ImmutableSet<Dimension>> breakdowns;

    @SafeVarargs
    Measure(String text, String unit, String meaning, ImmutableSet<Dimension>... breakdowns) {
        this.text = text;
        this.unit = unit;
        this.meaning = meaning;
        ImmutableList.Builder<ImmutableSet<Dimension>> list = ImmutableList.builder();
        for (ImmutableSet<Dimension> breakdown : breakdowns) {
            list.add(breakdown);
        }
        this.breakdowns = list.build();
    }

    /** The name, as scenarios and machine formats write it. */
    public String text() {
        return text;
    }

    /** The unit of its values; a {@code share} is a number from 0 to 1. */
    public String unit() {
        return unit;
    }

    /** What it is, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** By what it is broken down; the empty set is the value for the whole run. */
    public ImmutableList<ImmutableSet<Dimension>> breakdowns() {
        return breakdowns;
    }

    /** Whether it counts events, or says of how many in a count there was one. */
    boolean isOfEvents() {
        return unit.equals(REQUESTS_ARRIVED.unit) && this != REQUESTS_WAITING
                || unit.equals(LAUNCHES_DECIDED.unit)
                || SHARES_OF_EVENTS.contains(this);
    }

    /** Whether it is read from a statement of accounts. */
    boolean isOfAccounts() {
        return OF_ACCOUNTS.contains(this);
    }

    /** Whether rows of it that are never other than 0 go without saying. */
    public boolean goesWithoutSaying() {
        return OF_ACCOUNTS.contains(this) || OF_EVACUEES.contains(this);
    }

    /**
     * What it is a ratio to, if it is a ratio. Over replications its mean is weighted by that, so that it is the ratio of
     * means.
     */
    public Optional<Measure> weight() {
        return Optional.ofNullable(WHOLES.getOrDefault(this, BASES.get(this)));
    }

    /** How {@link #weight} is broken down for a breakdown of this: a part of a whole is of all that was looked at. */
    ImmutableSet<Dimension> weightBreakdown(ImmutableSet<Dimension> breakdown) {
        return WHOLES.containsKey(this)
                ? Sets.intersection(breakdown, Dimension.WHOLE).immutableCopy()
                : breakdown;
    }

    /** Whether it has a value for the whole run. */
    public boolean hasTotal() {
        return breakdowns.contains(total());
    }

    /** The measure of a name, if there is one. */
    public static Optional<Measure> named(@Nullable String text) {
        return Arrays.stream(values())
                .filter(measure -> measure.text.equals(text))
                .findFirst();
    }

    private static ImmutableSet<Dimension> total() {
        return ImmutableSet.of();
    }

    private static ImmutableSet<Dimension> by(Dimension first, Dimension... others) {
        return Sets.immutableEnumSet(first, others);
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.spillway.engine;

import java.util.Arrays;

/**
 * What holds for the requests of one class between two changes of terms, capabilities, prices or rules: everything that
 * depends on launch, market, pool and contract alone, decided once. What is left for the moment of a request is room,
 * headroom and the primary's choice.
 *
 * @param firstCloud the cloud that the terms put first, or -1 when they put none first
 * @param first the {@link World#lanes lane} of that cloud's pools, less those refused for good; empty under open terms
 * @param others the lane of the other clouds' pools that the terms allow, in spill order
 * @param choices by cloud: the lane of its permitted pools, for customers who ask for it, at once or, where that {@linkplain
 *     #bars is barred}, when the first cloud refuses; none where none ask
 * @param refusals by pool: the ordinal of the {@link Reason} that refuses this class here whatever the moment, or -1;
 *     {@link Reason#MARGIN} only where nothing before it does
 * @param firstRefusal the last {@link Reason} in order among the fixed refusals of the first cloud's pools, or -1; MARGIN
 *     left out
 * @param otherRefusal the same over the pools of all other clouds
 * @param placedCause the cause of a request placed on {@code first}, or on {@code others} when there is no first cloud:
 *     {@link Cause#FIRST}, {@link Cause#OPEN} or {@link Cause#FIRST_PARTY}
 * @param usesHeadroom whether headroom is open to this class
 * @param fillLevel which of {@link World#fillMillionths} pools may be filled to by this class, or -1 where it is all
 * @param declineChance the chance that the first cloud declines whatever its use
 * @param declineAbove utilisations of the first cloud above which it declines more
 * @param declineAboveChance for each of {@code declineAbove}, the chance that applies
 * @param barsChoice whether customers get no other cloud by asking for it before the first cloud refuses
 * @param unlessAll whether the first cloud keeps what it is able to take or willing to
 * @param isWilling whether the first cloud would earn enough of these requests, as if it were able to take them
 * @param firstMargin the lane of the first cloud's pools that would take them but for the margin, or -1 for none; nobody
 *     searches it
 * @param otherMargin the same for the other clouds
 * @param margins by pool: what is earned beyond the least that must be, in USD per unit-hour; empty where nobody asks
 */
public record Plan(
        int firstCloud,
        int first,
        int others,
        int[] choices,
        byte[] refusals,
        int firstRefusal,
        int otherRefusal,
        int placedCause,
        boolean usesHeadroom,
        int fillLevel,
        double declineChance,
        double[] declineAbove,
        double[] declineAboveChance,
        boolean barsChoice,
        boolean unlessAll,
        boolean isWilling,
        int firstMargin,
        int otherMargin,
        double[] margins) {
    private static final double[] NO_MARGINS = {};

    /** A plan under a rule that lets any refusal spill, without margins. */
    public Plan(
            int firstCloud,
            int first,
            int others,
            int[] choices,
            byte[] refusals,
            int firstRefusal,
            int otherRefusal,
            int placedCause,
            boolean usesHeadroom,
            int fillLevel,
            double declineChance,
            double[] declineAbove,
            double[] declineAboveChance) {
        this(
                firstCloud,
                first,
                others,
                choices,
                refusals,
                firstRefusal,
                otherRefusal,
                placedCause,
                usesHeadroom,
                fillLevel,
                declineChance,
                declineAbove,
                declineAboveChance,
                false,
                false,
                true,
                -1,
                -1,
                NO_MARGINS);
    }

    /** Whether a customer who asks for a cloud, or for none where it is -1, is kept from it until the first cloud refuses. */
    public boolean bars(int choice) {
        return barsChoice && choice >= 0 && choice != firstCloud;
    }

    /** The lanes it asks for. */
    int[] lanes() {
        int[] lanes = Arrays.copyOf(choices, choices.length + 2);
        lanes[choices.length] = first;
        lanes[choices.length + 1] = others;
        return lanes;
    }
}

package io.spillway.engine;

import java.util.Arrays;

/** A plan as a {@link Router} follows it: the room that its requests may take, and where its lanes are looked for. */
final class Route {
    final Plan plan;
    /** The room, as it is known. */
    final RoomIndex room;
    /** The same by pool, as it is. */
    final int[] roomUnits;
    /** What is known of pools. */
    final KnownPools known;
    /** Whether that is by signals, and not as they are. */
    final boolean isBySignals;

    /** The plan's lanes while it is followed. */
    LaneRoom first = LaneRoom.NONE;

    LaneRoom others = LaneRoom.NONE;
    final LaneRoom[] choices;
    /** Room of the same pools with the units that are kept free; nothing where no such units make a request fail. */
    LaneRoom firstWithKept = LaneRoom.NONE;

    LaneRoom othersWithKept = LaneRoom.NONE;
    final LaneRoom[] choicesWithKept;

    /**
     * By cloud: whether its refusal of a customer who asks for it is not among those of the first cloud or of all the others,
     * and so is to be found out by itself.
     */
    final boolean[] isChoiceApart;
    /** Of such a cloud: as {@link Plan#otherRefusal} and the pools of {@link Plan#otherMargin}. */
    final int[] choiceRefusal;

    final int[][] choiceMargin;

    Route(Plan plan, KnownPools known) {
        this.plan = plan;
        this.known = known;
        room = known.room;
        roomUnits = known.actual().roomUnits();
        isBySignals = known.isBySignals();
        choices = new LaneRoom[plan.choices().length];
        Arrays.fill(choices, LaneRoom.NONE);
        choicesWithKept = choices.clone();
        isChoiceApart = new boolean[choices.length];
        choiceRefusal = new int[choices.length];
        choiceMargin = new int[choices.length][];
    }
}

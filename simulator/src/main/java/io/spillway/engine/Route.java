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

    Route(Plan plan, KnownPools known) {
        this.plan = plan;
        this.known = known;
        room = known.room;
        roomUnits = known.actual().roomUnits();
        isBySignals = known.isBySignals();
        choices = new LaneRoom[plan.choices().length];
        Arrays.fill(choices, LaneRoom.NONE);
    }
}

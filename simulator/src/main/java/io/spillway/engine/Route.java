package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A plan as a {@link Router} follows it: the room that its requests may take, and where its lanes are looked for. */
final class Route {
    final Plan plan;
    /** The room, as it is known. */
    final RoomIndex room;
    /** The same by pool, as it is. */
    final int[] roomUnits;
    /** What is known of pools, for those who do not see them as they are, else null. */
    final @Nullable Snapshot known;

    /** The plan's lanes while it is followed. */
    LaneRoom first = LaneRoom.NONE;

    LaneRoom others = LaneRoom.NONE;
    final LaneRoom[] choices;
    /** Room of the same pools with the units that are kept free; nothing where no such units make a request fail. */
    LaneRoom firstWithKept = LaneRoom.NONE;

    LaneRoom othersWithKept = LaneRoom.NONE;

    Route(Plan plan, RoomIndex room, int[] roomUnits, @Nullable Snapshot known) {
        this.plan = plan;
        this.room = room;
        this.roomUnits = roomUnits;
        this.known = known;
        choices = new LaneRoom[plan.choices().length];
        Arrays.fill(choices, LaneRoom.NONE);
    }
}

package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Chooser} sees: the pools of a lane, in parts one behind the other, as they are at the moment, and the request
 * that is to be placed. Pools are named by their place in the lane, from 0; {@link #pool} tells their number.
 */
public final class Candidates {
    /** No pool takes the request. */
    public static final int NONE = RoomIndex.NO_POOL;

    private final Lane.Own own;
    private final int[] pools;
    private final PoolState state;
    /** By pool: the units that a request may take. */
    private final int[] roomUnits;

    private final Moment moment;
    /** By part: its pools, while the lane is used. */
    final LaneRoom[] parts;
    /** Units asked for. */
    int units;
    /** Where it is written down which pools are asked; null when nobody wants to know. */
    Asked.@Nullable OfLane asked;

    Candidates(Lane.Own own, int[] pools, PoolState state, Moment moment) {
        this.own = own;
        this.pools = pools;
        this.state = state;
        roomUnits = state.roomUnits();
        this.moment = moment;
        parts = new LaneRoom[own.partLane().length];
        Arrays.fill(parts, LaneRoom.NONE);
    }

    /** The number of pools. */
    public int size() {
        return pools.length;
    }

    /** The number of the pool at a place. */
    public int pool(int place) {
        return pools[place];
    }

    /** Whether a pool can take the request now. This is to ask it: explanations tell who was asked, in this order. */
    public boolean hasRoom(int place) {
        if (asked != null) {
            asked.add(place);
        }
        return fits(place);
    }

    private boolean fits(int place) {
        return roomUnits[pools[place]] >= units;
    }

    /** Whether somebody wants to know who is asked; who chooses may then not ask those that have no say. */
    public boolean isHeard() {
        return asked != null;
    }

    /** Says in names what decides a choice; to be called only where it {@link #isHeard}. Explanations tell that of the last. */
    public void tell(String statement) {
        if (asked != null) {
            asked.statements.add(statement);
        }
    }

    /** Units of a pool that requests of this class may take now; 0 or less where there are none, or in an outage. */
    public int roomUnits(int place) {
        return roomUnits[pools[place]];
    }

    /** Whether a pool could take the request but for units that it keeps free. */
    public boolean isReserved(int place) {
        return !fits(place) && !isOut(place) && state.freeUnits()[pools[place]] >= units;
    }

    /** Units of a pool in force. */
    public int capacityUnits(int place) {
        return state.capacityUnits()[pools[place]];
    }

    /** Units of a pool in use, whoever uses them. */
    public int usedUnits(int place) {
        return capacityUnits(place) - state.free(pools[place]);
    }

    /** Whether an outage hits a pool. */
    public boolean isOut(int place) {
        return state.isOut(pools[place]);
    }

    /** The number of parts that the pools stand in; the order says what a part is, else it is a cloud. */
    public int parts() {
        return own.partLane().length;
    }

    /** The place of the first pool of a part. */
    public int begin(int part) {
        return own.partBegin()[part];
    }

    /** The place behind the last pool of a part. */
    public int end(int part) {
        return own.partBegin()[part + 1];
    }

    /**
     * The number of the first pool of a part that has room, or {@link #NONE}; without a look at every pool. This is to ask
     * those up to it, in their order.
     */
    public int first(int part) {
        int first = parts[part].select(units);
        if (asked != null) {
            boolean isFound = false;
            for (int place = begin(part); place < end(part) && !isFound; place++) {
                asked.add(place);
                isFound = pools[place] == first;
            }
        }
        return first;
    }

    /** Whether the cloud that the terms put first has refused already; else there is none, or these are its pools. */
    public boolean isSpill() {
        return own.isSpill();
    }

    /** Units asked for. */
    public int units() {
        return units;
    }

    /** The number of the launch that asks, or of a cloud's own workload. */
    public int line() {
        return moment.line;
    }

    /** The instant, in ticks since the beginning of the run. */
    public long tick() {
        return moment.tick;
    }

    /** A uniform number from 0 (included) to 1 (not included), the request's own; the same number for the same name. */
    public double draw(int number) {
        return moment.draw(number);
    }
}

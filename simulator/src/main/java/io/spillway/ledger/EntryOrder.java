package io.spillway.ledger;

import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import java.util.Arrays;

/**
 * The entries of a run, segment by segment, in the order of {@linkplain World#cell cells}: by line, then pool in the order of
 * spilling, then cause. A run has them in the order in which cells were first used, which is chance.
 */
final class EntryOrder {
    /** No entry stands at a place. */
    static final int NONE = -1;

    private final RunResult run;
    /** By cell: its place among those that any segment has. */
    private final int[] place;
    /** By place: the entry of the segment in hand. */
    private final int[] entry;

    EntryOrder(World world, RunResult run) {
        this.run = run;
        place = new int[world.cells];
        Arrays.fill(place, NONE);
        for (int number = run.firstEntry[0]; number < run.firstEntry[world.segments]; number++) {
            place[run.entryCell[number]] = 0;
        }
        int places = 0;
        for (int cell = 0; cell < place.length; cell++) {
            if (place[cell] != NONE) {
                place[cell] = places++;
            }
        }
        entry = new int[places];
    }

    /** The entries of a segment in their order, with {@link #NONE} between them; to be read until the next call. */
    int[] of(int segment) {
        Arrays.fill(entry, NONE);
        for (int number = run.firstEntry[segment]; number < run.firstEntry[segment + 1]; number++) {
            entry[place[run.entryCell[number]]] = number;
        }
        return entry;
    }
}

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
    /** The cells that any segment has an entry for: a bit for each cell of the world. */
    private final long[] taken;
    /** By word of these: the cells taken before it. */
    private final int[] takenBefore;
    /** By place: the entry of the segment in hand. */
    private final int[] entry;

    EntryOrder(World world, RunResult run) {
        this.run = run;
        taken = new long[(world.cells + Long.SIZE - 1) / Long.SIZE];
        for (int number = run.firstEntry[0]; number < run.firstEntry[world.segments]; number++) {
            int cell = run.entryCell[number];
            taken[cell / Long.SIZE] |= 1L << cell;
        }
        takenBefore = new int[taken.length];
        int places = 0;
        for (int word = 0; word < taken.length; word++) {
            takenBefore[word] = places;
            places += Long.bitCount(taken[word]);
        }
        entry = new int[places];
    }

    /** The entries of a segment in their order, with {@link #NONE} between them; to be read until the next call. */
    int[] of(int segment) {
        Arrays.fill(entry, NONE);
        for (int number = run.firstEntry[segment]; number < run.firstEntry[segment + 1]; number++) {
            entry[place(run.entryCell[number])] = number;
        }
        return entry;
    }

    /** The place of a cell among those taken. */
    private int place(int cell) {
        int word = cell / Long.SIZE;
        return takenBefore[word] + Long.bitCount(taken[word] & (1L << cell) - 1);
    }
}

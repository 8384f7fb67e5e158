package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * Who wrote a journal.
 *
 * @param version of the program
 * @param startedAt wall clock
 * @param shard the part of the sweep
 * @param inputs SHA-256 of every file read, by its path
 */
public record JournalHead(
        String version,
        String host,
        long process,
        String startedAt,
        int jobs,
        String shard,
        ImmutableList<String> arguments,
        ImmutableMap<String, String> inputs) {
    /** The same writer, with another number of those who work for it. */
    JournalHead with(int others) {
        return new JournalHead(version, host, process, startedAt, others, shard, arguments, inputs);
    }
}

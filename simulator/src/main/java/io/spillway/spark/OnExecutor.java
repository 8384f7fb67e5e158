package io.spillway.spark;

import io.spillway.sweep.RemoteSweep;
import io.spillway.sweep.RemoteTask;
import io.spillway.sweep.Shipment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * What an executor does.
 *
 * @param shipment fetched once by each executor
 */
record OnExecutor(Broadcast<Shipment> shipment) implements Function<RemoteTask, byte[]> {
    /** By the number of the broadcast. */
    private static final Map<Long, RemoteSweep> OPENED = new ConcurrentHashMap<>();

    @Override
    public byte[] call(RemoteTask task) {
        return OPENED.computeIfAbsent(shipment.id(), number -> open()).run(task);
    }

    private RemoteSweep open() {
        try {
            return new RemoteSweep(shipment.value());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

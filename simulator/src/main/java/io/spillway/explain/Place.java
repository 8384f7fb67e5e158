package io.spillway.explain;

import java.util.List;

/** The names of a pool. */
public record Place(String cloud, String region, String pool) {
    static Place of(List<String> path) {
        return new Place(path.get(0), path.get(1), path.get(2));
    }

    @Override
    public String toString() {
        return cloud + "/" + region + "/" + pool;
    }
}

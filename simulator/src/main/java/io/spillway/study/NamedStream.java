package io.spillway.study;

import com.google.common.hash.Hashing;
import io.spillway.engine.RandomStream;
import java.nio.charset.StandardCharsets;

/** Streams of random numbers for the choice of points: a function of seed, number and names, of nothing else. */
public final class NamedStream {
    private NamedStream() {}

    /**
     * The stream of a purpose.
     *
     * @param number which one of those of one name
     * @param purpose what it is for
     * @param name whom it is for
     */
    public static RandomStream of(long seed, long number, String purpose, String name) {
        RandomStream stream = new RandomStream();
        long id = Hashing.farmHashFingerprint64()
                .hashString(purpose + "\n" + name, StandardCharsets.UTF_8)
                .asLong();
        stream.reset(seed, number, id);
        return stream;
    }
}

package io.spillway.experiment;

import com.google.common.hash.Hashing;
import io.spillway.engine.RandomStream;
import java.nio.charset.StandardCharsets;

/** Streams of random numbers for what is drawn around the runs, such as points: functions of three values alone. */
public final class NamedStream {
    private NamedStream() {}

    /**
     * A stream at its beginning.
     *
     * @param number which one of those of one name
     * @param name what it is for
     */
    public static RandomStream of(long seed, long number, String name) {
        RandomStream stream = new RandomStream();
        stream.reset(
                seed,
                number,
                Hashing.farmHashFingerprint64()
                        .hashString(name, StandardCharsets.UTF_8)
                        .asLong());
        return stream;
    }
}

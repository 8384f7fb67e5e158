package io.spillway.engine;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Exponential draws, many at a time: those of Commons RNG's ziggurat to the last bit, with the state of the stream in
 * registers from one to the next.
 *
 * <p>The last byte of 64 random bits names a layer of the ziggurat. In all but four of 256 layers the draw is the layer's
 * width times the other bits (C. D. McFarland: "A modified ziggurat algorithm for generating exponentially and normally
 * distributed pseudorandom numbers", Journal of Statistical Computation and Simulation 86(7), 2016). That is done here,
 * with the library's widths; what is rare is left to the library.
 */
final class Exponentials {
    private static final int LAYER_MASK = 0xff;
    private static final int WHOLE_LAYERS = 252;
    /** By layer: its width, in steps of 63 bits. */
    private static final double[] WIDTH = widths();

    private final RandomStream stream;
    private final ContinuousSampler library;

    Exponentials(RandomStream stream) {
        this.stream = stream;
        library = ZigguratSampler.Exponential.of(stream);
    }

    /** Draws from the library with bits that are the middle of each layer; the layer's own byte is too small to count. */
    private static double[] widths() {
        double[] widths = new double[WHOLE_LAYERS];
        for (int layer = 0; layer < WHOLE_LAYERS; layer++) {
            long bits = Long.MIN_VALUE | layer;
            UniformRandomProvider middle = () -> bits;
            widths[layer] = ZigguratSampler.Exponential.of(middle).sample() * 0x1p-62;
        }
        return widths;
    }

    /** Puts the next draws into the beginning of an array. */
    void fill(double[] to, int count, double mean) {
        long s0 = stream.s0;
        long s1 = stream.s1;
        long s2 = stream.s2;
        long s3 = stream.s3;
        for (int i = 0; i < count; i++) {
            long bits = Long.rotateLeft(s0 + s3, 23) + s0;
            int layer = (int) bits & LAYER_MASK;
            if (layer < WHOLE_LAYERS) {
                to[i] = mean * (WIDTH[layer] * (bits >>> 1));
                // As RandomStream.nextLong goes on.
                long c = s2 ^ s0;
                long d = s3 ^ s1;
                s2 = c ^ s1 << 17;
                s1 ^= c;
                s0 ^= d;
                s3 = Long.rotateLeft(d, 45);
            } else {
                stream.setState(s0, s1, s2, s3);
                to[i] = mean * library.sample();
                s0 = stream.s0;
                s1 = stream.s1;
                s2 = stream.s2;
                s3 = stream.s3;
            }
        }
        stream.setState(s0, s1, s2, s3);
    }
}

package io.spillway.sensitivity;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Functions on the unit cube whose sensitivities have closed forms. */
final class KnownFunctions {
    private static final double A = 7;
    private static final double B = 0.1;

    private KnownFunctions() {}

    /** The responses of a method's points. */
    static double[] responses(Method method, ToDoubleFunction<double[]> function) {
        return Arrays.stream(method.points()).mapToDouble(function).toArray();
    }

    /**
     * Ishigami and Homma (1990), with a = 7, b = 0.1: sin x1 + a sin² x2 + b x3⁴ sin x1 for x from −π to π.
     */
    static double ishigami(double[] u) {
        double x1 = Math.PI * (2 * u[0] - 1);
        double x2 = Math.PI * (2 * u[1] - 1);
        double x3 = Math.PI * (2 * u[2] - 1);
        return Math.sin(x1) + A * Math.pow(Math.sin(x2), 2) + B * Math.pow(x3, 4) * Math.sin(x1);
    }

    private static final double V1 = Math.pow(1 + B * Math.pow(Math.PI, 4) / 5, 2) / 2;
    private static final double V2 = A * A / 8;
    private static final double V13 = B * B * Math.pow(Math.PI, 8) * (1.0 / 18 - 1.0 / 50);
    private static final double V = V1 + V2 + V13;

    /** By factor: first order, total. About (0.3139, 0.5576), (0.4424, 0.4424), (0, 0.2437). */
    static final double[][] ISHIGAMI = {{V1 / V, (V1 + V13) / V}, {V2 / V, V2 / V}, {0, V13 / V}};

    private static final double[] G = {0, 1, 4.5, 9};

    /** Sobol's g: the product of (|4u − 2| + a) / (1 + a), with a = 0, 1, 4.5, 9. */
    static double g(double[] u) {
        double product = 1;
        for (int i = 0; i < G.length; i++) {
            product *= (Math.abs(4 * u[i] - 2) + G[i]) / (1 + G[i]);
        }
        return product;
    }

    /** By factor: first order, total. Each factor alone has the variance 1 / (3 (1 + a)²). */
    static double[][] gIndices() {
        double[] own = Arrays.stream(G).map(a -> 1 / (3 * (1 + a) * (1 + a))).toArray();
        double all = Arrays.stream(own).reduce(1, (product, v) -> product * (1 + v));
        return Arrays.stream(own)
                .mapToObj(v -> new double[] {v / (all - 1), v * all / (1 + v) / (all - 1)})
                .toArray(double[][]::new);
    }
}

package io.spillway.theory;

import java.util.Arrays;

/** Closed forms and small chains that the simulator is held to. */
public final class Theory {
    private Theory() {}

    /**
     * Erlang's B: the share of unit requests lost by c servers offered a Erlang, for any holding time of that mean; by the
     * recursion B(c) = a B(c-1) / (c + a B(c-1)).
     */
    public static double erlangB(int servers, double erlang) {
        double blocking = 1;
        for (int c = 1; c <= servers; c++) {
            blocking = erlang * blocking / (c + erlang * blocking);
        }
        return blocking;
    }

    /** Erlang's C: the share of requests that wait for one of c servers offered a Erlang, with patience without end. */
    static double erlangC(int servers, double erlang) {
        double blocking = erlangB(servers, erlang);
        return blocking / (1 - erlang / servers * (1 - blocking));
    }

    /**
     * Erlang's A (Palm 1957): the stationary distribution of the number present in M/M/c+M, cut where it is nothing.
     *
     * @param erlang arrivals per mean holding time
     * @param patience mean patience in mean holding times
     */
    static double[] erlangA(int servers, double erlang, double patience) {
        double[] birth = new double[servers + 1000];
        double[] death = new double[birth.length + 1];
        Arrays.fill(birth, erlang);
        for (int n = 1; n < death.length; n++) {
            death[n] = Math.min(n, servers) + Math.max(0, n - servers) / patience;
        }
        return birthDeath(birth, death);
    }

    /**
     * How long those wait on average that find no server of Erlang A free and are served in the end, in units of the mean
     * holding time. With k ahead of it, the next change frees a server or ends a patience after 1 / (servers + (k + 1) /
     * patience) on average, whatever it is; if it is not its own, it moves up, and is served at last with a chance of servers /
     * (servers + (k + 1) / patience).
     */
    static double erlangAWait(int servers, double erlang, double patience) {
        double[] present = erlangA(servers, erlang, patience);
        double served = 0;
        double waited = 0;
        double wait = 0;
        for (int n = servers; n < present.length; n++) {
            double rate = servers + (n - servers + 1) / patience;
            wait += 1 / rate;
            served += present[n] * servers / rate;
            waited += present[n] * servers / rate * wait;
        }
        return waited / served;
    }

    /**
     * Kaufman (1981) and Roberts (1981): share of requests of each size lost by one pool.
     *
     * @param erlang by size class: requests per mean holding time
     * @param size by size class: units per request
     */
    static double[] kaufmanRoberts(int units, double[] erlang, int[] size) {
        double[] q = new double[units + 1];
        q[0] = 1;
        for (int n = 1; n <= units; n++) {
            for (int k = 0; k < size.length; k++) {
                if (n >= size[k]) {
                    q[n] += erlang[k] * size[k] * q[n - size[k]] / n;
                }
            }
        }
        double total = Arrays.stream(q).sum();
        double[] lost = new double[size.length];
        for (int k = 0; k < size.length; k++) {
            for (int n = units - size[k] + 1; n <= units; n++) {
                lost[k] += q[n] / total;
            }
        }
        return lost;
    }

    /**
     * The stationary distribution of a birth–death chain on 0..n.
     *
     * @param birth by state below n: rate up
     * @param death by state above 0: rate down; {@code death[0]} is not used
     */
    static double[] birthDeath(double[] birth, double[] death) {
        double[] p = new double[birth.length + 1];
        p[0] = 1;
        for (int n = 1; n < p.length; n++) {
            p[n] = p[n - 1] * birth[n - 1] / death[n];
        }
        double total = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / total).toArray();
    }

    /** The stationary distribution of a small Markov chain given its rates from row to column; by elimination (GTH). */
    static double[] stationary(double[][] rate) {
        int n = rate.length;
        double[][] q = Arrays.stream(rate).map(double[]::clone).toArray(double[][]::new);
        for (int k = n - 1; k > 0; k--) {
            double out = 0;
            for (int j = 0; j < k; j++) {
                out += q[k][j];
            }
            for (int i = 0; i < k; i++) {
                q[i][k] /= out;
                for (int j = 0; j < k; j++) {
                    if (i != j) {
                        q[i][j] += q[i][k] * q[k][j];
                    }
                }
            }
        }
        double[] p = new double[n];
        p[0] = 1;
        for (int k = 1; k < n; k++) {
            for (int i = 0; i < k; i++) {
                p[k] += p[i] * q[i][k];
            }
        }
        double total = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / total).toArray();
    }
}

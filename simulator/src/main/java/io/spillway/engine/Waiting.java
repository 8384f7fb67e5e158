package io.spillway.engine;

import java.util.Arrays;

/**
 * Requests that wait, in a line for each class, first come first served. Among them are evacuees: requests that were placed
 * and ran until an outage took their pool and nothing else took them. A request has a number while it waits; numbers are used
 * again, and a ticket tells one use of a number from the next.
 *
 * <p>Memory grows with the largest number of requests that ever waited at a time, and is kept.
 */
final class Waiting {
    static final int NONE = -1;

    private static final int FIRST_NUMBERS = 64;
    private static final int TICKET_BITS = 30;
    private static final int NUMBER_BITS = 30;
    private static final long TICKET = 1L << 62;

    /** By class: the first and the last request of its line. */
    private final int[] head;

    private final int[] tail;
    /** A bit for each class with a line. */
    private final long[] hasLine;

    private int size;

    /** By number: what was drawn when the request arrived. */
    int[] units = new int[FIRST_NUMBERS];

    /** How long it is to run; of an evacuee, what is left of that. */
    long[] holdingTicks = new long[FIRST_NUMBERS];

    int[] choice = new int[FIRST_NUMBERS];
    double[] declineDraw = new double[FIRST_NUMBERS];
    long[] patienceTicks = new long[FIRST_NUMBERS];
    /** By number: since when it waits, and which of its class it is. */
    long[] sinceTick = new long[FIRST_NUMBERS];

    long[] ordinal = new long[FIRST_NUMBERS];
    /** By number: the refusal that it has waited for since it joined its line. */
    byte[] reason = new byte[FIRST_NUMBERS];
    /** By number: the cell that an evacuee ran in, or {@link #NONE} for a request that never ran. */
    int[] cellLeft = new int[FIRST_NUMBERS];
    /** By number, of evacuees: {@link InSpill#whereabouts} when it had to leave. */
    byte[] whereabouts = new byte[FIRST_NUMBERS];

    private long[] order = new long[FIRST_NUMBERS];
    private int[] requestClass = new int[FIRST_NUMBERS];
    private int[] before = new int[FIRST_NUMBERS];
    private int[] behind = new int[FIRST_NUMBERS];
    private int[] ticket = new int[FIRST_NUMBERS];
    private int free;
    private int used;
    private long joined;

    /** Whether requests of some class of a world may wait. */
    static boolean isNeeded(World world) {
        for (DrawSpec patience : world.classPatience) {
            if (patience != null) {
                return true;
            }
        }
        return false;
    }

    Waiting(World world) {
        head = new int[world.classes];
        tail = new int[world.classes];
        hasLine = new long[(world.classes + Long.SIZE - 1) / Long.SIZE];
        clear();
    }

    void clear() {
        Arrays.fill(head, NONE);
        Arrays.fill(tail, NONE);
        Arrays.fill(hasLine, 0);
        size = 0;
        free = NONE;
        used = 0;
        joined = 0;
    }

    /** Requests that wait, in all lines. */
    int size() {
        return size;
    }

    boolean isEmpty(int c) {
        return head[c] == NONE;
    }

    /** The first class at or after one that has a line, or {@link #NONE}. */
    int firstLineFrom(int c) {
        int word = c >> 6;
        if (word >= hasLine.length) {
            return NONE;
        }
        long left = hasLine[word] & -1L << c;
        while (left == 0) {
            if (++word == hasLine.length) {
                return NONE;
            }
            left = hasLine[word];
        }
        return word << 6 | Long.numberOfTrailingZeros(left);
    }

    /** The first request of a line. */
    int head(int c) {
        return head[c];
    }

    /** The number within its class of the last request of a line, or {@link #NONE}. */
    long lastOrdinal(int c) {
        return tail[c] == NONE ? NONE : ordinal[tail[c]];
    }

    /** The request behind another in its line, or {@link #NONE}. */
    int behind(int request) {
        return behind[request];
    }

    int requestClass(int request) {
        return requestClass[request];
    }

    /** Whether it has run before, until an outage took its pool. */
    boolean isEvacuee(int request) {
        return cellLeft[request] != NONE;
    }

    /** Whether one request has waited longer than another; of those that came in one instant, the first to come. */
    boolean isBefore(int request, int other) {
        return order[request] < order[other];
    }

    /** Puts a request that has just arrived at the end of the line of its class. */
    int join(int c, Requests request, int refusal, long tick, long ordinalInClass) {
        int number = join(c, refusal, tick);
        units[number] = request.units;
        holdingTicks[number] = request.holdingTicks;
        choice[number] = request.choice;
        declineDraw[number] = request.declineDraw;
        patienceTicks[number] = request.patienceTicks;
        ordinal[number] = ordinalInClass;
        cellLeft[number] = NONE;
        return number;
    }

    /** Puts a deployment at the end of the line of its class, for the rest of its holding time. */
    int join(Running running, int id, InSpill inSpill, int refusal, long tick) {
        int number = join(running.requestClass[id], refusal, tick);
        units[number] = running.units[id];
        holdingTicks[number] = running.untilTick[id] - tick;
        choice[number] = running.choice[id];
        declineDraw[number] = running.declineDraw[id];
        patienceTicks[number] = running.patienceTicks(id);
        ordinal[number] = running.ordinal[id];
        cellLeft[number] = running.cell[id];
        whereabouts[number] = inSpill.whereabouts(id);
        return number;
    }

    private int join(int c, int refusal, long tick) {
        int number = free;
        if (number == NONE) {
            number = used++;
            if (number == units.length) {
                grow();
            }
        } else {
            free = behind[number];
        }
        sinceTick[number] = tick;
        reason[number] = (byte) refusal;
        order[number] = joined++;
        requestClass[number] = c;
        before[number] = tail[c];
        behind[number] = NONE;
        if (tail[c] == NONE) {
            head[c] = number;
            hasLine[c >> 6] |= 1L << c;
        } else {
            behind[tail[c]] = number;
        }
        tail[c] = number;
        size++;
        return number;
    }

    /** The patience of a request that has just joined its line ends in its time, if the run does not end before. */
    void expectEndOfPatience(int request, EventQueue pending, long endTick) {
        if (patienceTicks[request] <= endTick - sinceTick[request]) {
            long end = Clock.key(sinceTick[request] + patienceTicks[request], Phase.PATIENCE_END);
            pending.add(end, ~ticketOf(request));
        }
    }

    /** Takes a request out of its line. */
    void leave(int number) {
        int c = requestClass[number];
        int ahead = before[number];
        int next = behind[number];
        if (ahead == NONE) {
            head[c] = next;
        } else {
            behind[ahead] = next;
        }
        if (next == NONE) {
            tail[c] = ahead;
        } else {
            before[next] = ahead;
        }
        if (head[c] == NONE) {
            hasLine[c >> 6] &= ~(1L << c);
        }
        ticket[number] = ticket[number] + 1 & (1 << TICKET_BITS) - 1;
        behind[number] = free;
        free = number;
        size--;
    }

    /** A request as one number, by which it is known even after it has left; see {@link #isTicket}. */
    long ticketOf(int number) {
        return TICKET | (long) ticket[number] << NUMBER_BITS | number;
    }

    /** Whether a number of 0 or more is a ticket; numbers below 2^62 are not. */
    static boolean isTicket(long number) {
        return number >= TICKET;
    }

    /** The request of a ticket while it still waits, else {@link #NONE}. */
    int waitingWith(long ticketOfRequest) {
        int number = (int) (ticketOfRequest & (1L << NUMBER_BITS) - 1);
        return ticketOf(number) == ticketOfRequest ? number : NONE;
    }

    private void grow() {
        int numbers = 2 * units.length;
        units = Arrays.copyOf(units, numbers);
        holdingTicks = Arrays.copyOf(holdingTicks, numbers);
        choice = Arrays.copyOf(choice, numbers);
        declineDraw = Arrays.copyOf(declineDraw, numbers);
        patienceTicks = Arrays.copyOf(patienceTicks, numbers);
        sinceTick = Arrays.copyOf(sinceTick, numbers);
        ordinal = Arrays.copyOf(ordinal, numbers);
        reason = Arrays.copyOf(reason, numbers);
        cellLeft = Arrays.copyOf(cellLeft, numbers);
        whereabouts = Arrays.copyOf(whereabouts, numbers);
        order = Arrays.copyOf(order, numbers);
        requestClass = Arrays.copyOf(requestClass, numbers);
        before = Arrays.copyOf(before, numbers);
        behind = Arrays.copyOf(behind, numbers);
        ticket = Arrays.copyOf(ticket, numbers);
    }
}

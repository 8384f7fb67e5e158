package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final int LINES = 300;
    private static final int POOLS = 10_000;
    private static final int SEGMENTS = 2;

    private static final World WORLD = new World(
            1,
            POOLS,
            LINES,
            LINES,
            SEGMENTS,
            new Lane[0],
            new Plan[0],
            new Agenda(new long[0], new Agenda.Action[0], new int[0], new int[0]));

    static {
        WORLD.endTick = 1000;
        for (int line = 0; line < LINES; line++) {
            WORLD.classLine[line] = line;
        }
    }

    /** What each placement asks for again from a map, cell by cell and segment by segment, in two runs of one engine. */
    @Test
    void countsWhatIsPlaced_byLineAndPoolAndCause() {
        Books books = new Books(WORLD);
        for (int run = 0; run < 2; run++) {
            Random random = new Random(run);
            books.reset();
            books.settle(0, 0);
            Map<Integer, Long> unitTicks = new HashMap<>();
            Map<Integer, Integer> placed = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                int line = random.nextInt(20);
                int pool = random.nextInt(50) * 200;
                int cause = random.nextInt(Cause.FIRST_PARTY + 1);
                int units = 1 + random.nextInt(9);
                int from = random.nextInt(400);
                int until = from + random.nextInt(100);
                int cell = books.cell(line, pool, cause);
                books.place(line, cell, pool, units, from, until - from);
                assertThat(books.pool(cell)).isEqualTo(pool);
                books.end(cell, units, until);
                unitTicks.merge(WORLD.cell(line, pool, cause), (long) units * (until - from), Long::sum);
                placed.merge(WORLD.placement(line, 0, cause), 1, Integer::sum);
            }
            books.settle(1, 500);
            books.settle(SEGMENTS, 1000);
            Map<Integer, Long> found = new HashMap<>();
            Map<Integer, Integer> requests = new HashMap<>();
            for (int entry = books.result.firstEntry[0]; entry < books.result.firstEntry[1]; entry++) {
                found.put(books.result.entryCell[entry], books.result.entryUsedUnitTicks[entry]);
            }
            for (int i = books.result.firstPlaced[0]; i < books.result.firstPlaced[1]; i++) {
                requests.put(books.result.placement[i], books.result.placedRequests[i]);
            }
            unitTicks.values().removeIf(none -> none == 0);
            assertThat(found).isEqualTo(unitTicks);
            assertThat(found).hasSizeGreaterThan(3000);
            assertThat(requests).isEqualTo(placed).hasSizeGreaterThan(200);
            assertThat(books.result.firstEntry[2]).isEqualTo(books.result.firstEntry[1]);
            assertThat(books.result.firstPlaced[2]).isEqualTo(books.result.firstPlaced[1]);
        }
    }

    /** Of three million pairs of a line and a pool most come to nothing: they take an int each, not a row of cells. */
    @Test
    void pairsThatNothingIsPlacedIn_takeFewBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Books books = new Books(WORLD);
        books.reset();
        books.place(LINES - 1, books.cell(LINES - 1, POOLS - 1, Cause.FIRST), POOLS - 1, 1, 0, 1);
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(bytes / (double) (LINES * POOLS)).isLessThan(5);
    }
}

package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.spillway.benchmarks.Increments;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventQueueMemoryTest {
    /** It holds at least 16 bytes an event, and no more than the thread has ever allocated. */
    @ParameterizedTest
    @EnumSource(Increments.class)
    void bytes_areBetweenWhatIsNeededAndWhatWasAllocated(Increments increments) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int pending : new int[] {100, 100_000}) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            EventQueueMemory memory = EventQueueMemory.measure(increments, pending);
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(memory.pending()).isEqualTo(pending);
            assertThat(memory.bytes()).isBetween(16L * pending, allocated);
            assertThat(memory.bytesPerEvent()).isEqualTo(memory.bytes() / (double) pending);
        }
    }
}

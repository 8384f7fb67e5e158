package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spillway.sweep.FolderLock.Patience;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of writers on other machines, of whom nothing is known but whether they give signs of life. */
class FolderLockTest {
    private static final Owner OTHER = new Owner("a-host-elsewhere", 123, 456);
    private static final Patience SHORT = new Patience(40, 400);

    @TempDir
    private Path results;

    private Path lock;
    private Path alive;

    @BeforeEach
    void lockByAnotherHost() throws IOException {
        Path journal = Files.createDirectories(Journal.folder(results));
        lock = journal.resolve("1-of-1.lock");
        alive = journal.resolve("1-of-1.alive");
        Files.createSymbolicLink(lock, Path.of(OTHER.toString()));
        Files.writeString(alive, OTHER + " 7\n");
    }

    @Test
    void whatTheSystemRefuses_isSaidInWords() {
        assertThat(new UnusableFolderException(results, "cannot be made", new AccessDeniedException("journal")))
                .hasMessage(results + ": cannot be made: permission denied");
    }

    @Test
    void noSignOfLife_isTakenOver_andGivenBackAtTheEnd() throws IOException {
        assertThat(FolderLock.owners(results)).containsExactly(OTHER);

        try (FolderLock taken = take(Shard.WHOLE)) {
            assertThat(FolderLock.owners(results)).containsExactly(Owner.self());
            assertThat(Files.readString(alive)).startsWith(Owner.self().toString());
            assertThat(taken.isAlone(results, SHORT)).isTrue();
        }

        assertThat(Files.exists(lock, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(alive).doesNotExist();
    }

    @Test
    void signsOfLife_refuseASecondWriter_andNameTheFirst() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        Thread heart = beating(dead);
        try {
            for (Shard shard : List.of(Shard.WHOLE, Shard.parse("2/3"))) {
                assertThatExceptionOfType(UnusableFolderException.class)
                        .isThrownBy(() -> take(shard))
                        .withMessageContaining("process 123 on a-host-elsewhere is at work in it (shard 1/1)");
            }
        } finally {
            dead.set(true);
            heart.join();
        }
        assertThat(FolderLock.owners(results)).containsExactly(OTHER);
    }

    private Thread beating(AtomicBoolean dead) {
        Thread heart = new Thread(() -> {
            try {
                for (int beat = 8; !dead.get(); beat++) {
                    Files.writeString(alive, OTHER + " " + beat + "\n");
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException ended) {
                return;
            }
        });
        heart.start();
        return heart;
    }

    private FolderLock take(Shard shard) throws IOException {
        return FolderLock.take(results, shard, Owner.self(), SHORT);
    }
}

package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import com.google.common.primitives.ImmutableIntArray;
import io.spillway.sweep.Plan.PlannedPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    private static final PlannedPoint POINT = new PlannedPoint(0, "id", ImmutableList.of(), "identity", "f", 1, 30);
    private static final JournalHead HEAD =
            new JournalHead("v", "host", 1, "now", 1, "1/1", ImmutableList.of(), ImmutableMap.of());
    private static final Layout LAYOUT = Layout.of(ImmutableList.of(), ImmutableIntArray.of(), 0);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(Journal.folder(folder));
    }

    /** Threads end in any order; what is told must not depend on it. */
    @Test
    void theFirstReplicationThatFailed_isTold_inWhateverOrderTheyFailed() throws IOException {
        try (Journal journal = journal("a")) {
            journal.append(new Task(POINT, 10, 10), "in the middle");
            journal.append(new Task(POINT, 0, 10), "at first");
            journal.append(new Task(POINT, 20, 10), "at last");
        }
        assertThat(Journals.read(List.of(folder)).failure("identity")).contains("at first");
    }

    @Test
    void aPointHasFailed_onceAllBeforeIsDone_asOneOfThemMayFailToo() throws IOException {
        try (Journal journal = journal("a")) {
            journal.append(new Task(POINT, 10, 10), "in the middle");
            journal.append(block(0, 8));
        }
        assertThat(Journals.read(List.of(folder)).failure("identity")).isEmpty();
        try (Journal journal = journal("b")) {
            journal.append(block(8, 2));
        }
        assertThat(Journals.read(List.of(folder)).failure("identity")).contains("in the middle");
    }

    @Test
    void aReplicationThatWasDoneSince_isNoReasonAnyMore() throws IOException {
        try (Journal journal = journal("a")) {
            journal.append(new Task(POINT, 0, 10), "at first");
            journal.append(new Task(POINT, 10, 10), "in the middle");
            journal.append(block(0, 10));
        }
        assertThat(Journals.read(List.of(folder)).failure("identity")).contains("in the middle");
        try (Journal journal = journal("b")) {
            journal.append(block(10, 1));
        }
        assertThat(Journals.read(List.of(folder)).failure("identity")).isEmpty();
    }

    /** Points end on some threads while others begin with layouts of their own. */
    @Test
    void replicationsAreReplayed_whileLayoutsAreAdded() throws Exception {
        try (Journal journal = journal("a")) {
            journal.append(block(0, 1));
        }
        Journals journals = Journals.read(List.of(folder));
        AtomicBoolean isOver = new AtomicBoolean();
        Thread other = new Thread(() -> {
            for (int i = 0; !isOver.get(); i++) {
                journals.know(new Layout("layout " + i, ImmutableList.of(), ImmutableIntArray.of(), 0));
            }
        });
        other.start();
        try {
            for (int i = 0; i < 500; i++) {
                journals.replay(
                        "identity",
                        1,
                        (layout, values) -> assertThat(layout.id()).isEqualTo(LAYOUT.id()));
            }
        } finally {
            isOver.set(true);
            other.join();
        }
    }

    @Test
    void whereALayoutIsTorn_thatOfAnotherJournalWillDo() throws IOException {
        for (String name : List.of("a", "b")) {
            try (Journal journal = journal(name)) {
                journal.append(block(name.equals("a") ? 0 : 1, 1));
            }
        }
        Path torn = Journal.folder(folder).resolve("a.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(torn));
        assertThat(lines.remove(1)).startsWith("{\"layout\"");
        Files.write(torn, lines);
        assertThat(Journals.read(List.of(folder)).done("identity").cardinality())
                .isEqualTo(2);
        Files.delete(Journal.folder(folder).resolve("b.jsonl"));
        Journals alone = Journals.read(List.of(folder));
        assertThat(alone.done("identity").cardinality()).isZero();
        assertThat(alone.torn()).isEqualTo(1);
    }

    @Test
    void aJournalOfAnotherVersion_isNotRead() throws IOException {
        assertIsNotRead("{\"journal\":1,\"version\":\"0.1\"");
        assertIsNotRead("{\"layout\":\"abc\",\"rows\":[]");
    }

    private void assertIsNotRead(String open) throws IOException {
        String seal = Hashing.crc32c().hashString(open, StandardCharsets.UTF_8).toString();
        Path file = Journal.folder(folder).resolve("old.jsonl");
        Files.writeString(file, open + ",\"crc32c\":\"" + seal + "\"}\n");
        assertThatExceptionOfType(UnreadableResultsException.class)
                .isThrownBy(() -> Journals.read(List.of(folder)))
                .withMessage(
                        file + ": cannot be read: another version of the program wrote it. Maybe the same sweep again,"
                                + " into another folder");
    }

    private static Block block(int first, int count) {
        return new Block("identity", first, LAYOUT, new double[count][0], 1, 1);
    }

    private Journal journal(String name) {
        return new Journal(Journal.folder(folder).resolve(name + ".jsonl"), () -> HEAD);
    }
}

package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.spillway.compile.Clause;
import io.spillway.model.Rule;
import io.spillway.model.Unless;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleTextTest {
    @Test
    void durations_areAsTheScenarioWritesThem() {
        assertThat(text(Duration.ofMinutes(30), Duration.ofMinutes(90)))
                .endsWith("; head start 30m; an answer within 90m");
        assertThat(text(Duration.ofDays(14), Duration.ofHours(36))).endsWith("; head start 14d; an answer within 36h");
    }

    private static String text(Duration headStart, Duration deadline) {
        return RuleText.of(new Clause(
                Rule.FIRST,
                "azure",
                ImmutableSet.of(),
                Unless.ANY,
                headStart,
                Optional.of(deadline),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}

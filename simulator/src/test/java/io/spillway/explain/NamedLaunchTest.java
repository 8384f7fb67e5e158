package io.spillway.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.engine.LaunchDecision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedLaunchTest {
    private static final Instant DAY = Instant.parse("2027-08-01T00:00:00Z");

    @Test
    void openTermsOnTheDay_nobodyWasAsked() {
        assertThat(nobodyAsked(DAY).sentence()).isEqualTo("No cloud comes first, so nobody was asked.");
    }

    /** Held for a cloud that came first, until terms came under which none does. */
    @Test
    void openTermsAfterTheDay_itDoesNotSayThatNobodyWasAsked() {
        assertThat(nobodyAsked(Instant.parse("2027-10-01T00:00:00Z")).sentence())
                .isEqualTo("No cloud comes first any more, so no answer is waited for.");
    }

    private static NamedLaunch nobodyAsked(Instant time) {
        return new NamedLaunch(
                0,
                "big",
                DAY,
                time,
                true,
                LaunchDecision.Answer.NOBODY_ASKED,
                Optional.empty(),
                Optional.empty(),
                1,
                ImmutableMap.of(),
                Optional.empty(),
                ImmutableList.of());
    }
}

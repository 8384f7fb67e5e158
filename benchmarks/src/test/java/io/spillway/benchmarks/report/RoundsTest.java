package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Length LENGTH = new Length(1, 1, 1);

    private final Variant a = Fixtures.variant("A.run");
    private final Variant b = Fixtures.variant("B.run");
    private final Variant c = Fixtures.variant("C.run");
    private final List<String> heard = new ArrayList<>();

    private final Rounds.Progress progress = new Rounds.Progress() {
        @Override
        public void measured(Variant variant, Fork fork, double done) {
            heard.add(fork.round() + " " + variant.id());
        }

        @Override
        public void missed(Variant variant, String why) {
            heard.add(variant.id() + ": " + why);
        }
    };

    @Test
    void eachRound_measuresEachOnce_andBeginsWithAnother() throws Exception {
        Rounds rounds = new Rounds(Fixtures.forAllKinds(Fixtures.telling(variant -> 1, 0, 1)), progress);
        rounds.run(List.of(a, b, c), 3, LENGTH);
        assertThat(heard)
                .containsExactly(
                        "0 A.run", "0 B.run", "0 C.run", "1 B.run", "1 C.run", "1 A.run", "2 C.run", "2 A.run",
                        "2 B.run");
        assertThat(rounds.forks()).hasSize(9);
        assertThat(rounds.missing()).isEmpty();
    }

    @Test
    void whatCannotBeMeasured_isToldOnceAndLeftOut() throws Exception {
        Measurer failing = (variant, round, length) -> {
            throw new NotMeasuredException("no compiler");
        };
        Variant missing = new Variant("limit", "event", Kind.NATIVE, "limit", Map.of());
        Rounds rounds =
                new Rounds(Map.of(Kind.JMH, Fixtures.telling(variant -> 1, 0, 1), Kind.NATIVE, failing), progress);
        rounds.run(List.of(missing, a), 2, LENGTH);
        assertThat(heard).containsExactly("limit: no compiler", "0 A.run", "1 A.run");
        assertThat(rounds.missing()).containsExactly(Map.entry("limit", "no compiler"));
    }
}

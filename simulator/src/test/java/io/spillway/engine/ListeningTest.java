package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {
    /** Ties are drawn among pools that had room at the last signal, and the order remembers those that have none. */
    private static final String REMEMBERED_FAILURES = """
            name: told
            start: 2027-01-01
            end: 2027-03-01
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {e: {geography: us, pools: {H100: {capacity: 9}}}}}
              aws:
                regions:
                  e: {geography: us, pools: {H100: {capacity: 5}}}
                  w: {geography: us, pools: {H100: {capacity: 5}}}
              gcp:
                regions:
                  e: {geography: us, pools: {H100: {capacity: 5}}}
                  w: {geography: us, pools: {H100: {capacity: 5}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              product:
                date: 2027-01-01
                kind: api
                demand: {unitsWanted: 25}
                size: {discrete: {values: [1, 2, 6], weights: [3, 2, 1]}}
                holding: {exponential: 8h}
                patience: 3d
            spill:
              order: {kubernetes-priority-expander: {backOff: 2h, mostBackOff: 2h}}
              signalLag: 3h
            """;

    @TempDir
    Path folder;

    @Test
    void aRequestThatIsServed_isNotDecidedTwiceForThoseWhoListen() throws Exception {
        World world =
                Compiler.compile(ByHand.layered(folder, REMEMBERED_FAILURES)).world();
        for (long seed = 1; seed <= 5; seed++) {
            assertThatListeningChangesNothing(world, seed);
        }
    }

    /** A run that is told is the run that is measured. */
    static void assertThatListeningChangesNothing(World world, long seed) {
        Simulation told = new Simulation(world);
        told.listen(new DecisionListener() {
            @Override
            public void decided(Decision decision) {}
        });
        assertThat(RunResults.text(told.run(seed, 0)))
                .as("seed %s", seed)
                .isEqualTo(RunResults.text(new Simulation(world).run(seed, 0)));
    }
}

package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.compile.Compiler;
import io.spillway.model.Distribution;
import io.spillway.model.Doc;
import io.spillway.model.Money;
import io.spillway.model.Spill;
import io.spillway.order.Ordering;
import io.spillway.order.Places;
import io.spillway.order.Priority;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run of one request, kept by hand, whose books are made wrong in one place: the audit tells which. */
class AuditTest {
    private static final int AZURE = 0;
    private static final int AWS = 1;
    private static final int CAPACITY = Reason.CAPACITY.ordinal();
    private static final long HOUR = Clock.TICKS_PER_HOUR;

    private final World world = world();
    private final Router router = new Router(world, RoomIndex::of);
    private final Books books = new Books(world);
    private final Running running = new Running(world);
    private final Moves moves = new Moves(world, router.pools, books, running, new Route[world.classes], null);
    private final Waiting waiting = new Waiting(world);
    private final EventQueue pending = new EventQueue();
    private final Requests requests = new Requests(world);
    private final @Nullable Route[] routes = {router.route(0)};
    private final int spillCell;

    AuditTest() {
        router.reset();
        books.reset();
        moves.reset();
        requests.reset(1, 0);
        requests.draw(0);
        router.follow(null, router.route(0));
        supply(AZURE, 0);
        supply(AWS, 10);
        books.settle(0, 0);
        spillCell = books.cell(0, AWS, CAPACITY);
    }

    private static World world() {
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .cloud("aws", Fixtures.cloud(10))
                .launch(
                        "product",
                        Fixtures.patient(
                                Fixtures.launch(5, new Distribution.Constant(4)), new Distribution.Constant(9)))
                .length(Duration.ZERO, Duration.ofHours(10));
        builder.spill = new Spill(
                new Priority(),
                ImmutableList.of(),
                ImmutableMap.of(),
                new io.spillway.model.Failback.Rebalance(
                        Duration.ofHours(1), Duration.ZERO, Duration.ZERO, new Money(0)),
                Duration.ZERO);
        return Compiler.compile(builder.build()).world();
    }

    private void supply(int pool, int units) {
        router.pools.setCapacity(pool, units);
        books.changeCapacity(pool, units, 0);
    }

    /** A request spills to aws in the second hour and holds its unit beyond the end. */
    private int place() {
        books.arrive(0);
        router.pools.take(AWS, 1);
        books.place(0, spillCell, AWS, 1, HOUR, 40 * HOUR);
        int spillRow = books.enterSpill(0, 40 * HOUR, HOUR);
        long deployment = moves.begin(AWS, spillCell, 1, 41 * HOUR, true, spillRow, HOUR);
        running.remember(deployment, 0, 0, -1, 1, 0);
        pending.add(Clock.key(world.endTick + 1, Phase.DEPLOYMENT_END), deployment);
        return (int) deployment;
    }

    private void audit() {
        settle();
        check();
    }

    private void settle() {
        for (int segment = 1; segment <= world.segments; segment++) {
            books.settle(segment, world.segmentTick[segment]);
        }
    }

    private void check() {
        Audit.check(world, router.pools, books, waiting, pending, moves);
    }

    private void fails(String what) {
        assertThatThrownBy(this::audit).isInstanceOf(AuditException.class).hasMessageContaining(what);
    }

    @Test
    void booksThatAreRight_pass() {
        place();
        assertThatCode(this::audit).doesNotThrowAnyException();
    }

    @Test
    void aRequestThatNobodyPlaced_isMissed() {
        place();
        books.arrive(0);
        fails("arrived less placed, lost, expired and waiting requests of class 0 is 1");
    }

    @Test
    void aLineThatIsShorterThanItsCount_isTold() {
        books.join(0, HOUR);
        fails("waiting requests less those in the line of class 0 is 1");
    }

    @Test
    void anEvacueeThatWaits_isNeitherARequestThatWaitsNorADeploymentThatRuns() {
        evacuate(place());
        assertThatCode(this::audit).doesNotThrowAnyException();
    }

    @Test
    void evacueesThatAreInNoLine_areTold() {
        evacuate(place());
        waiting.leave(waiting.head(0));
        fails("waiting evacuees less those in the line of class 0 is 1");
    }

    @Test
    void anEvacueeThatWasForgotten_isTold() {
        evacuate(place());
        waiting.leave(waiting.head(0));
        books.endInterruption(0, 1, 3 * HOUR);
        fails("deployments begun less those ended, dropped, running and waiting is 1");
    }

    /** In the third hour the deployment has to leave aws, and waits. */
    private void evacuate(int id) {
        router.pools.release(AWS, 1);
        books.end(spillCell, 1, 2 * HOUR);
        books.holdNoLonger(1, 39 * HOUR, 2 * HOUR);
        books.interrupt(0, 1, 2 * HOUR);
        waiting.join(running, id, moves.inSpill, CAPACITY, 2 * HOUR);
        moves.remove(id, AWS, 2 * HOUR);
    }

    @Test
    void unitsThatTheBooksDoNotKnow_areTold() {
        place();
        router.pools.take(AWS, 1);
        fails("free units of pool 1 is 8");
    }

    @Test
    void useOfACloudThatIsNotItsPools_isTold() {
        place();
        router.pools.cloudUsedUnits[1]++;
        fails("units in use of cloud 1 is 2");
    }

    @Test
    void unitsInUseBeyondTheDeployments_areTold() {
        place();
        books.goOn(spillCell, 1, HOUR);
        fails("unit-ticks used less unit-ticks held");
    }

    @Test
    void aDeploymentThatEndedAndRunsOn_isTold() {
        place();
        books.endedRequests++;
        fails("deployments begun less those ended, dropped, running and waiting is -1");
    }

    @Test
    void aDeploymentInTheListOfAnotherPool_isTold() {
        int id = place();
        running.move(id, AWS, AZURE, spillCell);
        fails("pool of deployment 0 is 1");
    }

    @Test
    void aSpilledDeploymentThatIsNotInSpill_isTold() {
        moves.inSpill.leave(place());
        fails("cause of deployment 0 is ");
    }

    @Test
    void unitsInUseOfOneCellInsteadOfAnother_areTold() {
        place();
        settle();
        books.goOn(spillCell, 1, HOUR);
        assertThatThrownBy(this::check)
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("units in use of cell " + spillCell + " is 2");
    }

    @Test
    void unitsBeyondACapacityThatIsNotExceeded_areTold() {
        place();
        books.overcommitted.set(AWS, 3, HOUR);
        fails("units beyond the capacity of pool 1 is 3");
    }

    @Test
    void aTimeInSpillOutOfItsOrder_isTold() {
        place();
        moves.inSpill.begin(1);
        moves.inSpill.enter(1, 0, HOUR - 1);
        fails("beginning of the time in spill of deployment 1 is ");
    }

    @Test
    void aDeploymentInSpillThatDoesNotRun_isTold() {
        place();
        moves.inSpill.begin(1);
        moves.inSpill.enter(1, 0, HOUR);
        fails("deployments in spill is 2");
    }

    @Test
    void aHeadOfALineWithRoomForIt_isTold() {
        int request = waiting.join(0, requests, CAPACITY, HOUR, 0);
        assertThatThrownBy(() -> Audit.nobodyWaitsInVain(router, routes, waiting, HOUR))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the pool with room for the head of the line of class 0");
        waiting.leave(request);
        assertThatCode(() -> Audit.nobodyWaitsInVain(router, routes, waiting, HOUR))
                .doesNotThrowAnyException();
    }

    /** An order that finds no pool before the last instant of the run, at which nothing is tried any more but by the audit. */
    @Doc("Forgets its pools until the run ends.")
    record Forgetful() implements Ordering {
        @Override
        public Chooser chooser(Places places) {
            return candidates -> candidates.tick() < 10 * HOUR ? Candidates.NONE : candidates.pool(0);
        }
    }

    @Test
    void everyRunAsksWhetherSomebodyWaitsInVain() {
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(0))
                .cloud("aws", Fixtures.cloud(10))
                .spill(new Forgetful())
                .launch(
                        "product",
                        Fixtures.patient(
                                Fixtures.launch(5, new Distribution.Constant(4)), new Distribution.Constant(90)))
                .length(Duration.ZERO, Duration.ofHours(10));
        Simulation simulation = new Simulation(Compiler.compile(builder.build()).world());
        assertThatThrownBy(() -> simulation.run(1, 0))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the pool with room for the head of the line of class 0");
    }
}

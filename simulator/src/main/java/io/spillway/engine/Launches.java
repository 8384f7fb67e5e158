package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The launch decisions of a run, and how far each launch is open by them. On its day the cloud that comes first is asked
 * for the footprint of the launch as if that were a request. Until it answers the launch is pending and open nowhere. Where
 * it takes it, the launch is open there at once and on other clouds after their release lags; where it refuses, it is open
 * at once on the others, and there after its own lag. What one says whose answer is not awaited opens nothing else. Where
 * terms change so that nothing is waited for any more, the launch is decided then.
 *
 * <p>Each change of that is told to the {@link PlansInForce} of its classes; requests ask nothing.
 */
final class Launches {
    private static final long NEVER = Long.MAX_VALUE;
    /** Numbers of events of launches, below those of tickets: this bit, the line and what happens. */
    private static final long EVENT = 1L << 61;

    private static final int KIND_BITS = 2;
    private static final int DAY = 0;
    private static final int ANSWER = 1;
    private static final int SILENCE = 2;
    private static final int OPENING = 3;

    private static final int ACCEPTED = -1;
    private static final int HELD = -2;
    private static final double NO_DRAW = 1;

    /** Where a launch stands. */
    private enum Stage {
        AHEAD,
        PENDING,
        HELD,
        DECIDED
    }

    private final World world;
    private final Router router;
    private final RunResult result;
    private final EventQueue queue;
    private final Explainer explainer;
    private final PlansInForce plans;
    private final Stage[] stage;
    private final long[] dayTick;
    /** By line and cloud: when the launch is open there by its decision. */
    private final long[] openTick;

    private final long[] headStartEnd;
    private final Sampler[][] lags;
    /** By line and cloud: the release lag. */
    private final long[] lagTicks;

    private final @Nullable Sampler answer;
    private final RandomStream decline = new RandomStream();
    private final double[] declineDraw;
    private long seed;
    private int replication;
    /** Launches that are held now. */
    int held;

    @Nullable
    DecisionListener listener;

    Launches(World world, Router router, RunResult result, EventQueue queue, Explainer explainer, PlansInForce plans) {
        this.world = world;
        this.router = router;
        this.result = result;
        this.queue = queue;
        this.explainer = explainer;
        this.plans = plans;
        stage = new Stage[world.lines];
        dayTick = new long[world.lines];
        openTick = new long[world.lines * world.clouds];
        headStartEnd = new long[world.lines];
        lagTicks = new long[world.lines * world.clouds];
        declineDraw = new double[world.lines];
        answer = world.answerHours == null ? null : new Sampler(world.answerHours);
        lags = new Sampler[world.lines][];
        for (int line = 0; line < world.lines; line++) {
            LaunchSpec spec = world.launches[line];
            lags[line] = new Sampler[spec == null ? 0 : spec.lagHours().length];
            for (int i = 0; i < lags[line].length; i++) {
                lags[line][i] = new Sampler(spec.lagHours()[i]);
            }
        }
    }

    /** Draws what is drawn before the run begins. */
    void reset(long seedOfRun, int replicationOfRun, Arrivals arrivals) {
        seed = seedOfRun;
        replication = replicationOfRun;
        held = 0;
        Arrays.fill(stage, Stage.AHEAD);
        Arrays.fill(openTick, 0);
        Arrays.fill(headStartEnd, 0);
        for (int line = 0; line < world.lines; line++) {
            LaunchSpec spec = world.launches[line];
            if (spec != null) {
                draw(line, spec);
            }
        }
        for (LaunchDays days : arrivals.drawn()) {
            for (int launch = 0; launch < days.count(); launch++) {
                int line = world.classLine[days.classes(launch)[0]];
                dayTick[line] = days.tick(launch);
                await(line, DAY, dayTick[line], Phase.LAUNCH);
            }
        }
    }

    private void draw(int line, LaunchSpec spec) {
        dayTick[line] = spec.isDrawn() ? NEVER : spec.dayTick();
        for (int i = 0; i < lags[line].length; i++) {
            lags[line][i].reset(seed, replication, Purpose.RELEASE_LAG.stream(spec.lagStreamId()[i]));
            lagTicks[line * world.clouds + spec.lateClouds()[i]] = ticks(lags[line][i]);
        }
        declineDraw[line] = NO_DRAW;
        if (world.classCanBeDeclined[spec.classes()[0]]) {
            decline.reset(seed, replication, Purpose.LAUNCH_DECLINE.stream(spec.streamId()));
            declineDraw[line] = decline.nextDouble();
        }
    }

    private static long ticks(Sampler hours) {
        return (long) (hours.next() * Clock.TICKS_PER_HOUR + 0.5);
    }

    private void await(int line, int kind, long tick, Phase phase) {
        if (tick >= 0 && tick < world.endTick) {
            queue.add(Clock.key(tick, phase), ~(EVENT | (long) line << KIND_BITS | kind));
        }
    }

    /** Whether the number of an event that is no {@linkplain Waiting#isTicket ticket} is one of a launch. */
    static boolean isEvent(long number) {
        return number >= EVENT;
    }

    /** Whether such an event comes by the clock alone, ahead of what changes in its instant, and decides nothing. */
    static boolean isOpening(long number) {
        return kind(number) == OPENING;
    }

    private static int kind(long number) {
        return (int) number & (1 << KIND_BITS) - 1;
    }

    /** Something that was awaited happens. */
    void happen(long number, long tick) {
        int line = (int) (number & EVENT - 1) >> KIND_BITS;
        switch (kind(number)) {
            case DAY -> ask(line, tick);
            case ANSWER -> answered(line, tick, false);
            case SILENCE -> answered(line, tick, true);
            default -> follow(line, tick);
        }
    }

    /** A class comes under another regime; the first that comes finds launches of before the run decided. */
    void change(int c, int next, long tick) {
        int line = world.classLine[c];
        LaunchSpec spec = world.launches[line];
        if (spec != null && stage[line] == Stage.AHEAD && dayTick[line] < 0) {
            openBefore(line, spec, world.regimes[next]);
        }
        plans.change(c, next, state(line, tick), tick);
        if (spec != null
                && stage[line] == Stage.PENDING
                && c == spec.classes()[0]
                && !awaitsAnswer(world.regimes[next])) {
            await(line, ANSWER, tick, Phase.ANSWER);
        }
    }

    /** Whether somebody is asked who may take time to answer. */
    private boolean awaitsAnswer(Regime now) {
        return now.awaitsAnswer() && firstCloud(now) == world.answeringCloud;
    }

    /** The day of a launch has come; a launch of several classes is asked for once. */
    void ask(int line, long tick) {
        LaunchSpec spec = world.launches[line];
        if (spec == null || stage[line] != Stage.AHEAD) {
            return;
        }
        Regime now = plans.regime(spec);
        long wait = awaitsAnswer(now) ? answerTicks(spec) : 0;
        boolean isSilent = wait > now.deadlineTicks();
        long until = isSilent ? now.deadlineTicks() : wait;
        if (until == 0) {
            decide(line, tick, isSilent);
            return;
        }
        stage[line] = Stage.PENDING;
        follow(line, tick);
        boolean isWithinRun = until < world.endTick - tick;
        if (isWithinRun) {
            await(line, isSilent ? SILENCE : ANSWER, tick + until, Phase.ANSWER);
        }
        if (listener != null) {
            listener.asked(line, tick, isWithinRun ? tick + until : NEVER, isSilent);
        }
    }

    private long answerTicks(LaunchSpec spec) {
        if (answer == null) {
            return 0;
        }
        answer.reset(seed, replication, Purpose.ANSWER_DELAY.stream(spec.streamId()));
        return ticks(answer);
    }

    /** Asks again for those that are held. */
    void retry(long tick) {
        for (int line = 0; line < world.lines && held > 0; line++) {
            if (stage[line] == Stage.HELD) {
                decide(line, tick, false);
            }
        }
    }

    /** A launch is pending no longer; one that was let go by a change of terms has been decided when its answer comes. */
    private void answered(int line, long tick, boolean isSilent) {
        if (stage[line] == Stage.PENDING) {
            decide(line, tick, isSilent);
        }
    }

    /** The answer is there; the contract of this instant decides what follows. */
    private void decide(int line, long tick, boolean isSilent) {
        LaunchSpec spec = spec(line);
        Regime now = plans.regime(spec);
        int first = firstCloud(now);
        int said = ACCEPTED;
        if (first >= 0) {
            said = isSilent && now.awaitsAnswer() ? silence(line, spec, first) : answer(line, spec, first);
        }
        if (said == HELD) {
            hold(line, spec, first, tick);
            return;
        }
        held -= stage[line] == Stage.HELD ? 1 : 0;
        stage[line] = Stage.DECIDED;
        open(line, spec, first, now.awaitsAnswer() ? said : ACCEPTED, tick);
        if (said == ACCEPTED && first >= 0) {
            headStartEnd[line] = headStartEnd(now, tick);
        }
        result.launchDayTick[line] = dayTick[line];
        result.launchRefusal[line] = (byte) said;
        result.launchFirstAsked[line] = first;
        if (headStartEnd[line] > tick) {
            await(line, OPENING, headStartEnd[line], Phase.OPENING);
        }
        tellOpens(line);
        follow(line, tick);
        if (listener != null) {
            listener.launched(decision(line, spec, tick, first, said));
        }
    }

    private void hold(int line, LaunchSpec spec, int first, long tick) {
        if (stage[line] != Stage.HELD) {
            held++;
            stage[line] = Stage.HELD;
            follow(line, tick);
            if (listener != null) {
                listener.launched(decision(line, spec, tick, first, HELD));
            }
        }
    }

    private void open(int line, LaunchSpec spec, int first, int said, long tick) {
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            openTick[line * world.clouds + cloud] = tick;
        }
        for (int cloud : spec.lateClouds()) {
            boolean isLate = said >= 0 ? cloud == first : cloud != first;
            if (isLate) {
                int at = line * world.clouds + cloud;
                openTick[at] = tick + Math.min(lagTicks[at], world.endTick);
                if (openTick[at] > tick) {
                    await(line, OPENING, openTick[at], Phase.OPENING);
                }
            }
        }
    }

    /** A launch of before the run was taken on its day by the cloud that comes first at the beginning. */
    private void openBefore(int line, LaunchSpec spec, Regime begin) {
        stage[line] = Stage.DECIDED;
        open(line, spec, firstCloud(begin), ACCEPTED, dayTick[line]);
        headStartEnd[line] = headStartEnd(begin, dayTick[line]);
        await(line, OPENING, headStartEnd[line], Phase.OPENING);
        tellOpens(line);
    }

    private long headStartEnd(Regime given, long tick) {
        return Math.min(tick + Math.min(given.headStartTicks(), world.endTick), given.headStartLimitTick());
    }

    private void tellOpens(int line) {
        if (listener != null) {
            int from = line * world.clouds;
            listener.opens(line, Arrays.copyOfRange(openTick, from, from + world.clouds), headStartEnd[line]);
        }
    }

    /** What the cloud that comes first says: {@link #ACCEPTED}, {@link #HELD}, or the reason nearest to acceptance. */
    private int answer(int line, LaunchSpec spec, int first) {
        int nearest = nearest(line, spec, first);
        Plan any = plans.openPlan(spec.classes()[0]);
        if (nearest == ACCEPTED || !any.unlessAll()) {
            return nearest;
        }
        boolean isAble = nearest > Reason.CAPACITY.ordinal();
        boolean isWilling = isWilling(spec) && !router.declines(any, declineDraw[line]);
        return isAble ? ACCEPTED : isWilling ? HELD : nearest;
    }

    /** What silence is for: nothing but itself where the cloud would have taken the launch. */
    private int silence(int line, LaunchSpec spec, int first) {
        int unsaid = answer(line, spec, first);
        return unsaid == ACCEPTED ? Reason.NO_ANSWER.ordinal() : unsaid == HELD ? nearest(line, spec, first) : unsaid;
    }

    /** Of the answers of a cloud's pools the one nearest to acceptance, or {@link #ACCEPTED}; no pools have no capacity. */
    private int nearest(int line, LaunchSpec spec, int cloud) {
        int nearest = world.cloudPools[cloud].length == 0 ? Reason.CAPACITY.ordinal() : ACCEPTED;
        for (int pool : world.cloudPools[cloud]) {
            for (int c : spec.classes()) {
                int reason = router.ownRefusal(plans.openPlan(c), pool, spec.footprintUnits(), declineDraw[line]);
                if (reason < 0) {
                    return ACCEPTED;
                }
                nearest = Math.max(nearest, reason);
            }
        }
        return nearest;
    }

    private boolean isWilling(LaunchSpec spec) {
        for (int c : spec.classes()) {
            if (plans.openPlan(c).isWilling()) {
                return true;
            }
        }
        return false;
    }

    private void follow(int line, long tick) {
        plans.follow(spec(line), line, state(line, tick), tick);
    }

    /** How far a launch is open, as {@link LaunchSpec} numbers it; what is no launch has one state. */
    private int state(int line, long tick) {
        LaunchSpec spec = world.launches[line];
        if (spec == null) {
            return 0;
        }
        if (stage[line] == Stage.PENDING || stage[line] == Stage.HELD) {
            return spec.pendingState();
        }
        int state = 0;
        for (int i = 0; i < spec.lateClouds().length; i++) {
            boolean isClosed = openTick[line * world.clouds + spec.lateClouds()[i]] > tick;
            state |= isClosed ? 1 << i : 0;
        }
        return spec.hasHeadStart() && headStartEnd[line] > tick ? state | 1 << spec.lateClouds().length : state;
    }

    private LaunchSpec spec(int line) {
        LaunchSpec spec = world.launches[line];
        if (spec == null) {
            throw new IllegalStateException("line " + line + " is no launch");
        }
        return spec;
    }

    private int firstCloud(Regime now) {
        return world.plans[now.plans()[0]].firstCloud();
    }

    private LaunchDecision decision(int line, LaunchSpec spec, long tick, int first, int said) {
        Plan[] open = new Plan[spec.classes().length];
        Arrays.setAll(open, i -> plans.openPlan(spec.classes()[i]));
        long[] opens = new long[world.clouds];
        Arrays.setAll(opens, cloud -> said == HELD ? NEVER : openTick[line * world.clouds + cloud]);
        int nearest = said == HELD ? nearest(line, spec, first) : said;
        return new LaunchDecision(
                tick,
                line,
                dayTick[line],
                first < 0
                        ? LaunchDecision.Answer.NOBODY_ASKED
                        : said == HELD
                                ? LaunchDecision.Answer.HELD
                                : said < 0 ? LaunchDecision.Answer.ACCEPTED : LaunchDecision.Answer.REFUSED,
                nearest < 0 ? null : Reason.values()[nearest],
                first,
                spec.footprintUnits(),
                declineDraw[line],
                opens,
                headStartEnd[line] > tick ? headStartEnd[line] : 0,
                explainer.launchRefusals(
                        open,
                        spec.footprintUnits(),
                        declineDraw[line],
                        said == Reason.NO_ANSWER.ordinal() ? first : -1));
    }
}

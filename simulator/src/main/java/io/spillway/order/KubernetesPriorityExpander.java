package io.spillway.order;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.engine.Candidates;
import io.spillway.engine.Chooser;
import io.spillway.engine.Clock;
import io.spillway.model.Check;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The priority expander of the Kubernetes cluster autoscaler (github.com/kubernetes/autoscaler, {@code
 * expander/priority/readme.md}, {@code priority.go}, {@code exponential_backoff.go}). Numbers have regular expressions of
 * names; of the node groups not in back-off the one of the highest number is asked, ties at random. Groups that no expression
 * matches are asked only where none that matches is left. A group that cannot deliver is in back-off for five minutes, twice
 * as long each time up to half an hour, and five minutes again after three hours without a failure.
 *
 * <p>A node group is a pool, and its name is {@code cloud/region/pool}. A pool that is asked and has no room has failed; the
 * next is asked in the same instant. Time that the autoscaler takes to see a failure is left out. Where nothing else takes a
 * request, pools in back-off are asked after all: a request does not wait for a clock alone.
 */
@Doc(
        "The Kubernetes autoscaler's priority expander: the highest number first, ties at random, back-off after failures.")
public record KubernetesPriorityExpander(
        @Doc("By number: regular expressions, found anywhere in cloud/region/pool; the highest number wins.")
        @Default("{}")
        ImmutableMap<String, ImmutableList<String>> priorities,

        @Doc("How long a pool without room is not asked.") @Default("5m")
        Duration backOff,

        @Doc("The longest that doubling makes of it.") @Default("30m")
        Duration mostBackOff,

        @Doc("Time without a failure after which it begins anew.") @Default("3h")
        Duration backOffReset)
        implements Ordering {
    private static final int UNMATCHED = Integer.MIN_VALUE;

    public KubernetesPriorityExpander {
        Check check = new Check();
        Set<Integer> numbers = new HashSet<>();
        priorities.forEach((number, expressions) -> {
            boolean isNumber = number.matches("-?\\d{1,9}");
            check.that(isNumber, "priorities", number, "whole numbers of up to nine digits");
            check.that(!isNumber || numbers.add(Integer.parseInt(number)), "priorities", number, "each priority once");
            expressions.forEach(
                    text -> check.that(isExpression(text), "priorities", "'" + text + "'", "regular expressions"));
        });
        check.that(backOff.toMillis() > 0, "backOff", backOff, "more than 0h");
        check.that(mostBackOff.compareTo(backOff) >= 0, "mostBackOff", mostBackOff, "backOff or longer");
        check.that(!backOffReset.isNegative(), "backOffReset", backOffReset, "0h or more");
        check.end();
    }

    private static boolean isExpression(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    /** The highest number that has an expression for a name. */
    private int priority(String name) {
        int highest = UNMATCHED;
        for (var entry : priorities.entrySet()) {
            for (String expression : entry.getValue()) {
                if (Pattern.compile(expression).matcher(name).find()) {
                    highest = Math.max(highest, Integer.parseInt(entry.getKey()));
                }
            }
        }
        return highest;
    }

    @Override
    public Nearness nearness() {
        return Nearness.IGNORED;
    }

    @Override
    public Chooser chooser(Places places) {
        return new Expander(places);
    }

    private final class Expander implements Chooser {
        private static final long NEVER = Long.MIN_VALUE / 2;

        private final Places places;
        /** By pool. */
        private final int[] priority;

        private final long[] failedTick;
        private final long[] backOffTicks;

        Expander(Places places) {
            this.places = places;
            priority = new int[places.size()];
            Arrays.setAll(priority, pool -> priority(places.name(pool)));
            failedTick = new long[places.size()];
            backOffTicks = new long[places.size()];
            reset();
        }

        @Override
        public void reset() {
            Arrays.fill(failedTick, NEVER);
            Arrays.fill(backOffTicks, 0);
        }

        @Override
        public int choose(Candidates candidates) {
            int number = 0;
            for (int place = best(candidates, false, number); place >= 0; place = best(candidates, false, ++number)) {
                if (candidates.isHeard()) {
                    tell(candidates, place, number);
                }
                if (candidates.hasRoom(place)) {
                    return candidates.pool(place);
                }
                fail(candidates.pool(place), candidates.tick());
            }
            int last = best(candidates, true, number);
            if (candidates.isHeard() && last >= 0) {
                candidates.tell("nothing else takes it, so what is in back-off is asked after all");
            }
            return last < 0 ? Candidates.NONE : candidates.pool(last);
        }

        /** Says why a pool is asked: of those not in back-off its number is the highest, or it was drawn of them. */
        private void tell(Candidates candidates, int place, int number) {
            int its = priority[candidates.pool(place)];
            int ties = 0;
            for (int other = 0; other < candidates.size(); other++) {
                ties += priority[candidates.pool(other)] == its && isOption(candidates, other, false) ? 1 : 0;
            }
            candidates.tell(places.name(candidates.pool(place)) + " is asked: "
                    + (its == UNMATCHED ? "no expression matches" : "number " + its + " is the highest of")
                    + " what is not in back-off"
                    + (ties == 1
                            ? ""
                            : ", drawn " + Health.percent(candidates.draw(number)) + " of " + ties + " alike"));
        }

        /** The place of the highest number, ties at random: of pools not in back-off, or of all that have room; -1 if none. */
        private int best(Candidates candidates, boolean withRoom, int number) {
            int highest = UNMATCHED;
            int ties = 0;
            for (int place = 0; place < candidates.size(); place++) {
                int its = priority[candidates.pool(place)];
                if (isOption(candidates, place, withRoom) && its >= highest) {
                    ties = its > highest ? 1 : ties + 1;
                    highest = its;
                }
            }
            int left = (int) (candidates.draw(number) * ties);
            for (int place = 0; place < candidates.size(); place++) {
                boolean isTied = priority[candidates.pool(place)] == highest;
                if (isTied && isOption(candidates, place, withRoom) && left-- == 0) {
                    return place;
                }
            }
            return -1;
        }

        private boolean isOption(Candidates candidates, int place, boolean withRoom) {
            return withRoom ? candidates.hasRoom(place) : !isInBackOff(candidates.pool(place), candidates.tick());
        }

        private boolean isInBackOff(int pool, long tick) {
            return tick < backOffEndTick(pool);
        }

        @Override
        public long backOffEndTick(int pool) {
            return failedTick[pool] + backOffTicks[pool];
        }

        private void fail(int pool, long tick) {
            boolean again = tick < failedTick[pool] + ticks(backOffReset);
            backOffTicks[pool] = again ? Math.min(2 * backOffTicks[pool], ticks(mostBackOff)) : ticks(backOff);
            failedTick[pool] = tick;
        }

        private static long ticks(Duration duration) {
            return Clock.ticks(duration.toNanos());
        }
    }
}

package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.ledger.Ledger;
import io.spillway.model.Commitment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A period of a commitment: a term of the contract, and what became of it in the run. Of one that did not end before the run,
 * what was spent before, used, unspent and open sum to its minimum, unless more was spent before than that.
 *
 * @param id unique among the periods of all commitments
 * @param period begin, end and what is to be spent
 * @param spentBeforeMicros what was spent before the run and counts
 * @param usedMicros what was spent in the run; empty when it ended before the run
 * @param unspentMicros what was not spent when it ended; empty when it did not end in the run
 * @param openMicros what is still to be spent when the run ends; empty when it has ended by then
 */
public record CommittedPeriod(
        String id,
        String commitment,
        Commitment terms,
        String seller,
        Commitment.Period period,
        long spentBeforeMicros,
        OptionalLong usedMicros,
        OptionalLong unspentMicros,
        OptionalLong openMicros) {
    /** The name of the commitment, with the number of the period, from 1, where there are several. */
    static String id(String name, Commitment commitment, int period) {
        return commitment.periods().size() == 1 ? name : name + "/" + (period + 1);
    }

    /** All periods of all commitments. */
    static ImmutableList<CommittedPeriod> all(
            Compiled compiled, Ledger ledger, Map<UsageCharges.Draw, Long> drawnMicros) {
        ImmutableList.Builder<CommittedPeriod> all = ImmutableList.builder();
        List<Commitment> commitments =
                compiled.finances().accounts().commitments().values().asList();
        for (int c = 0; c < commitments.size(); c++) {
            Commitment terms = commitments.get(c);
            for (int number = 0; number < terms.periods().size(); number++) {
                long drawn = drawnMicros.getOrDefault(new UsageCharges.Draw(c, number), 0L);
                all.add(of(compiled, ledger, c, number, terms, drawn));
            }
        }
        return all.build();
    }

    private static CommittedPeriod of(
            Compiled compiled, Ledger ledger, int commitment, int number, Commitment terms, long drawnMicros) {
        String name = compiled.names().chart().commitments().get(commitment);
        Commitment.Period period = terms.periods().get(number);
        List<Instant> bounds = compiled.finances().bounds();
        Instant end = bounds.get(bounds.size() - 1);
        boolean past = !period.until().isAfter(bounds.get(0));
        boolean ended = !period.until().isAfter(end);
        long toSpend = ledger.toSpendMicros(commitment, number);
        long left = toSpend - drawnMicros;
        return new CommittedPeriod(
                id(name, terms, number),
                name,
                terms,
                compiled.finances().accounts().seller(terms.cloud()),
                period,
                period.minimumMicros() - toSpend,
                past ? OptionalLong.empty() : OptionalLong.of(drawnMicros),
                ended && !past ? OptionalLong.of(left) : OptionalLong.empty(),
                ended ? OptionalLong.empty() : OptionalLong.of(left));
    }
}

package io.spillway.ledger;

import io.spillway.compile.Chart;
import io.spillway.compile.TransferKind;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import io.spillway.model.Licence;
import io.spillway.model.Money;
import io.spillway.model.Payment;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The money of one run, from its counts, segment by segment and month by month: use is paid and draws down commitments,
 * revenue comes in and is shared, and at the end of each month what it owes as a whole is posted.
 */
final class Settlement {
    private static final int NO_CELL = -1;

    private final Ledger ledger;
    private final World world;
    private final RunResult run;
    private final EntryOrder entries;
    private final Postings postings;
    private final int months;
    private final Journal journal;
    private final Balances balances;
    private final List<Licence> licences;
    private final List<Payment> payments;

    private final int usage;
    private final int moves;
    private final int egress;
    private final int shortfalls;
    private final int credits;
    private final int revenues;
    private final int shares;
    private final int licence;
    private final int payment;

    private final long[] revenueMicros;
    private final long[] uncappedMicros;
    private final double[] capYear;
    private final double[] usedYear;
    private final long[] openMicros;
    /** By revenue share, up to now. */
    private final long[] eligibleMicros;

    private final long[] owedMicros;
    private final boolean[] isPaid;

    /** Of one segment, by {@code line * clouds + cloud}. */
    private final Served served;
    /** Of one month, by {@code line * clouds + cloud} and by line; kept where revenue follows a path. */
    private final Served monthServed;

    private final double[] monthRefusedUnitTicks;
    /** Of one revenue in one segment. */
    private final long[] earnedMicros;
    /** Of one month. */
    private final long[] poolSpendMicros;

    private long monthRevenueMicros;

    /** How far it has come: the month in hand, and the cell whose use is being paid for. */
    private int monthInHand;

    private int cellInHand = NO_CELL;

    Settlement(Ledger ledger, RunResult run, Postings postings) {
        this.ledger = ledger;
        this.run = run;
        this.postings = postings;
        world = ledger.world;
        entries = new EntryOrder(world, run);
        months = ledger.names.months().size();
        Chart chart = ledger.names.chart();
        journal = new Journal(chart, months);
        balances = new Balances(ledger.commitments, months);
        licences = ledger.finances.accounts().licences().values().asList();
        payments = ledger.finances.accounts().payments().values().asList();
        usage = chart.first(TransferKind.USAGE);
        moves = chart.first(TransferKind.MOVE);
        egress = chart.first(TransferKind.EGRESS);
        shortfalls = chart.first(TransferKind.SHORTFALL);
        credits = chart.first(TransferKind.SERVICE_CREDIT);
        revenues = chart.first(TransferKind.REVENUE);
        shares = chart.first(TransferKind.REVENUE_SHARE);
        licence = chart.first(TransferKind.LICENCE);
        payment = chart.first(TransferKind.PAYMENT);
        revenueMicros = new long[world.lines * world.clouds * months];
        int passings = ledger.passings.size();
        uncappedMicros = new long[passings * months];
        capYear = new double[passings];
        Arrays.fill(capYear, Double.NaN);
        int commitments = ledger.commitments.size();
        usedYear = new double[commitments];
        Arrays.fill(usedYear, Double.NaN);
        openMicros = new long[commitments * months];
        eligibleMicros = new long[passings];
        owedMicros = new long[passings];
        isPaid = new boolean[payments.size()];
        served = new Served(world.lines * world.clouds);
        monthServed = new Served(world.lines * world.clouds);
        monthRefusedUnitTicks = new double[world.lines];
        earnedMicros = new long[world.lines * world.clouds];
        poolSpendMicros = new long[world.pools];
    }

    Statement settle() {
        int firstOfMonth = 0;
        for (int segment = 0; segment < world.segments; segment++) {
            int month = month(segment);
            monthInHand = month;
            if (segment == firstOfMonth && ledger.hasPath) {
                sumUpMonth(segment, month);
            }
            balances.begin(segment);
            payForUse(segment, month);
            findUsedUp(segment);
            payForMoves(segment, month);
            earn(segment, month);
            payLicences(segment, month);
            payOnDate(segment, month);
            billShortfalls(balances.end(segment, month), month);
            for (int c = 0; c < usedYear.length; c++) {
                openMicros[c * months + month] = balances.left(c);
            }
            if (segment + 1 == world.segments || month(segment + 1) != month) {
                endMonth(month, firstOfMonth, segment + 1);
                firstOfMonth = segment + 1;
            }
        }
        journal.audit();
        balances.audit();
        return statement();
    }

    /** For messages: in which month it is, and at whose use of what, such as {@code  in 2027-02 as load pays for azure/east/H100}. */
    String when() {
        String month = " in " + ledger.names.months().get(monthInHand);
        return cellInHand == NO_CELL
                ? month
                : month + " as " + ledger.names.lines().get(world.line(cellInHand)) + " pays for "
                        + ledger.names.pools().get(world.pool(cellInHand));
    }

    private int month(int segment) {
        return ledger.names.segmentMonth().get(segment);
    }

    private void payForUse(int segment, int month) {
        served.clear();
        for (int entry : entries.of(segment)) {
            long unitTicks = entry == EntryOrder.NONE ? 0 : run.entryUsedUnitTicks[entry];
            if (unitTicks == 0) {
                continue;
            }
            int cell = run.entryCell[entry];
            int line = world.line(cell);
            if (ledger.paying[line]) {
                int pool = world.pool(cell);
                int cloud = world.poolCloud[pool];
                Tariff tariff = ledger.tariffs[segment * world.pools + pool];
                cellInHand = cell;
                postings.begin(entry);
                long micros = balances.pay(month, segment, line, pool, World.cause(cell), unitTicks, tariff, postings);
                served.add(line * world.clouds + cloud, unitTicks);
                poolSpendMicros[pool] = Math.addExact(poolSpendMicros[pool], micros);
                journal.post(usage + cloud, month, micros);
                postings.spend(segment, line, pool, World.cause(cell), micros);
            }
        }
        cellInHand = NO_CELL;
    }

    private void payForMoves(int segment, int month) {
        for (int c = 0; c < world.classes; c++) {
            for (int cloud = 0; cloud < world.clouds; cloud++) {
                int row = (segment * world.classes + c) * world.clouds + cloud;
                if (run.egressedUnits(row) != 0 && ledger.paying[world.classLine[c]]) {
                    journal.post(moves + cloud, month, ledger.moveMicros(run.failedBackUnits[row]));
                    journal.post(egress + cloud, month, ledger.egressMicros(cloud, run.egressedUnits(row)));
                }
            }
        }
    }

    private void earn(int segment, int month) {
        if (ledger.incomes.isEmpty()) {
            return;
        }
        long[] eligible = new long[eligibleMicros.length];
        for (int revenue = 0; revenue < ledger.incomes.size(); revenue++) {
            Arrays.fill(earnedMicros, 0);
            Income income = ledger.incomes.get(revenue);
            long earned = income.isPath()
                    ? income.byPath(segment, world.clouds, monthServed, monthRefusedUnitTicks, earnedMicros)
                    : income.byRate(segment, world.clouds, served, earnedMicros);
            journal.post(revenues + revenue, month, earned);
            monthRevenueMicros = Math.addExact(monthRevenueMicros, earned);
            for (int at = 0; at < earnedMicros.length; at++) {
                revenueMicros[at * months + month] += earnedMicros[at];
                for (int share = 0; share < eligible.length; share++) {
                    if (ledger.passings.get(share).counts(segment, revenue, at % world.clouds)) {
                        eligible[share] += earnedMicros[at];
                    }
                }
            }
        }
        for (int share = 0; share < eligible.length; share++) {
            passOn(share, eligible[share], segment, month);
        }
    }

    /** What was served in a month, and what was asked for in it and never ran. */
    private void sumUpMonth(int first, int month) {
        monthServed.clear();
        Arrays.fill(monthRefusedUnitTicks, 0);
        for (int segment = first; segment < world.segments && month(segment) == month; segment++) {
            for (int entry = run.firstEntry[segment]; entry < run.firstEntry[segment + 1]; entry++) {
                int cell = run.entryCell[entry];
                int line = world.line(cell);
                if (ledger.paying[line]) {
                    int cloud = world.poolCloud[world.pool(cell)];
                    monthServed.add(line * world.clouds + cloud, run.entryUsedUnitTicks[entry]);
                }
            }
            addRefused(segment);
        }
    }

    private void addRefused(int segment) {
        for (int c = 0; c < world.classes; c++) {
            int arrival = segment * world.classes + c;
            double unitHours = 0;
            for (int reason = 0; reason < Reason.COUNT; reason++) {
                unitHours += run.lostUnitHours[arrival * Reason.COUNT + reason]
                        + run.expiredUnitHours[arrival * Reason.COUNT + reason];
            }
            for (int cloud = 0; cloud < world.clouds; cloud++) {
                unitHours += run.droppedUnitHours[arrival * world.clouds + cloud];
            }
            monthRefusedUnitTicks[world.classLine[c]] += unitHours * Clock.TICKS_PER_HOUR;
        }
    }

    /** Owes a share of all revenue up to now, so that roundings do not add up, and no more than the cap. */
    private void passOn(int share, long eligible, int segment, int month) {
        Passing passing = ledger.passings.get(share);
        eligibleMicros[share] = Math.addExact(eligibleMicros[share], eligible);
        long before = owedMicros[share];
        long after = passing.owed(eligibleMicros[share]);
        owedMicros[share] = after;
        uncappedMicros[share * months + month] += after - before;
        journal.post(shares + share, month, Math.min(after, passing.capMicros) - Math.min(before, passing.capMicros));
        if (Double.isNaN(capYear[share]) && after >= passing.capMicros && after > 0) {
            double part = after > before ? (double) (passing.capMicros - before) / (after - before) : 0;
            capYear[share] = year(segment, Math.max(0, part));
        }
    }

    private void findUsedUp(int segment) {
        for (int c = 0; c < usedYear.length; c++) {
            if (Double.isNaN(usedYear[c]) && balances.isUsedUp(c)) {
                usedYear[c] = year(segment, balances.partBeforeUsedUp(c));
            }
        }
    }

    /** When a part of a segment has passed, in calendar years. */
    private double year(int segment, double part) {
        double begin = Years.decimal(ledger.finances.bounds().get(segment));
        double end = Years.decimal(ledger.finances.bounds().get(segment + 1));
        return begin + part * (end - begin);
    }

    private void payLicences(int segment, int month) {
        Instant begin = ledger.finances.bounds().get(segment);
        for (int i = 0; i < licences.size(); i++) {
            Licence terms = licences.get(i);
            boolean holds = terms.from().map(from -> !begin.isBefore(from)).orElse(true)
                    && terms.until().map(begin::isBefore).orElse(true);
            if (holds) {
                long year = terms.perYear().at(begin, new Money(0)).micros();
                journal.post(licence + i, month, ledger.years.part(year, segment));
            }
        }
    }

    private void payOnDate(int segment, int month) {
        Instant from = ledger.finances.bounds().get(segment);
        Instant until = ledger.finances.bounds().get(segment + 1);
        for (int i = 0; i < payments.size(); i++) {
            Payment due = payments.get(i);
            Instant day = due.date().orElseGet(() -> launchDay(due));
            if (!day.isBefore(from) && day.isBefore(until)) {
                pay(i, month);
            }
        }
    }

    private Instant launchDay(Payment due) {
        return due.onLaunch()
                .flatMap(launch ->
                        ledger.finances.days().get(ledger.names.lines().indexOf(launch)))
                .orElse(Instant.MAX);
    }

    private void pay(int number, int month) {
        if (!isPaid[number]) {
            isPaid[number] = true;
            journal.post(payment + number, month, payments.get(number).amount().micros());
        }
    }

    private void billShortfalls(long[] unspent, int month) {
        for (int c = 0; c < unspent.length; c++) {
            if (ledger.commitments.get(c).billed) {
                journal.post(shortfalls + c, month, unspent[c]);
            }
        }
    }

    private void endMonth(int month, int fromSegment, int untilSegment) {
        for (int i = 0; i < ledger.agreements.size(); i++) {
            long credit = ledger.agreements.get(i).creditMicros(run, fromSegment, untilSegment, poolSpendMicros);
            journal.post(credits + i, month, credit);
        }
        for (int i = 0; i < payments.size(); i++) {
            if (isReached(payments.get(i), fromSegment, untilSegment)) {
                pay(i, month);
            }
        }
        Arrays.fill(poolSpendMicros, 0);
        monthRevenueMicros = 0;
    }

    /**
     * In the month of some segments; a yearly revenue is cut to them as a path of revenue is, so that equal ones are equal. Each is
     * rounded by half a micro-dollar at most, and so is what is wanted: what several come to may be that much less.
     */
    private boolean isReached(Payment due, int fromSegment, int untilSegment) {
        if (due.onRevenuePerYear().isPresent()) {
            long perYear = due.onRevenuePerYear().get().micros();
            long wanted = 0;
            for (int segment = fromSegment; segment < untilSegment; segment++) {
                wanted += ledger.years.part(perYear, segment);
            }
            long rounded = (long) ledger.incomes.size() * (untilSegment - fromSegment);
            return monthRevenueMicros + rounded >= wanted;
        }
        return due.onCommitmentUsed()
                .map(name -> !Double.isNaN(
                        usedYear[ledger.names.chart().commitments().indexOf(name)]))
                .orElse(false);
    }

    private Statement statement() {
        long[] net = new long[journal.receivedMicros.length];
        for (int i = 0; i < net.length; i++) {
            net[i] = journal.receivedMicros[i] - journal.paidMicros[i];
        }
        return new Statement(
                months,
                journal.transferMicros,
                net,
                revenueMicros,
                balances.usedMicros,
                balances.shortMicros,
                openMicros,
                usedYear,
                uncappedMicros,
                capYear);
    }
}

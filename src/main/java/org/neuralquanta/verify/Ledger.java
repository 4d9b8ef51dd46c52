package org.neuralquanta.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All checks, for each statement at least one of two independent routes to one number. Immutable, thread-safe.
 *
 * <p>Observed numbers are computed or drawn once; each theory's expectations are then compared with the same ones. Drawn numbers may be
 * five standard errors off.
 */
public final class Ledger {

    /** Statements are numbered from T1 to this. */
    private static final int LAST_STATEMENT = 48;

    /** No statements of the ledger have these numbers. */
    private static final Set<Integer> UNUSED_NUMBERS = Set.of(47);

    private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(number -> Integer.parseInt(number.substring(1)));

    private final List<Check> checks;
    private final List<String> absent;

    private Ledger(List<Check> checks, List<String> absent) {
        this.checks = checks;
        this.absent = absent;
    }

    /**
     * The ledger of all statements.
     *
     * @return the ledger
     */
    public static Ledger standard() {
        List<Check> checks = Stream.of(
                        FrequencyChecks.all(),
                        OrderChecks.all(),
                        UniversalityChecks.all(),
                        DataChecks.all(),
                        ExponentChecks.all(),
                        DynamicsChecks.all(),
                        GrokkingChecks.all(),
                        NetworkChecks.all(),
                        ModularChecks.all(),
                        BroughtChecks.all(),
                        JointChecks.all(),
                        RepeatedChecks.all(),
                        CurationChecks.all(),
                        MixtureChecks.all(),
                        FluctuationChecks.all(),
                        ExpansionChecks.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Check::number, BY_NUMBER))
                .toList();
        List<String> absent = numbers().filter(number -> checks.stream().noneMatch(check -> check.number().equals(number))).toList();
        return new Ledger(checks, absent);
    }

    private static Stream<String> numbers() {
        return IntStream.rangeClosed(1, LAST_STATEMENT).filter(n -> !UNUSED_NUMBERS.contains(n)).mapToObj(n -> "T" + n);
    }

    /**
     * The ledger of some statements.
     *
     * @param wanted their T-numbers, such as T8
     * @return the checks of these alone
     * @throws IllegalArgumentException if one is no T-number
     */
    public Ledger only(Collection<String> wanted) {
        var unknown = new TreeSet<>(wanted);
        unknown.removeAll(numbers().toList());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "statements must be among T1 to T" + LAST_STATEMENT + " without T47, was " + String.join(",", unknown));
        }
        return new Ledger(
                checks.stream().filter(check -> wanted.contains(check.number())).toList(),
                absent.stream().filter(wanted::contains).toList());
    }

    /**
     * The number of checks.
     *
     * @return their number, without absent statements
     */
    public int size() {
        return checks.size();
    }

    /**
     * Runs the checks.
     *
     * @param seed the seed of what is drawn, any 64-bit value
     * @param threads the number of threads for it, ≥ 1; no result depends on it
     * @param theories the theories to compare with the observations
     * @param progress is told each check as it is done, on the calling thread
     * @return a report for each theory, in their order
     * @throws InterruptedException if the thread is interrupted; there is then no report
     */
    public List<Report> run(long seed, int threads, List<Theory> theories, Consumer<String> progress) throws InterruptedException {
        var chance = new Chance(seed, threads);
        Map<Theory, List<Finding>> findings = new LinkedHashMap<>();
        theories.forEach(theory -> findings.put(theory, new ArrayList<>()));
        for (Check check : checks) {
            Measurement measured = check.observed().of(chance);
            findings.forEach((theory, found) -> found.add(check.find(theory, measured)));
            progress.accept(check.id());
        }
        return theories.stream()
                .map(theory -> new Report(theory, findings.getOrDefault(theory, List.of()), absent))
                .toList();
    }

    @Override
    public String toString() {
        return "Ledger[checks=" + checks.size() + ", absent=" + absent + "]";
    }
}

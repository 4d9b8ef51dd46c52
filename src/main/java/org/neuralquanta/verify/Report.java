package org.neuralquanta.verify;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A ledger's findings under one theory. Immutable, thread-safe.
 *
 * @param theory the theory
 * @param findings what each check found, in the order of the statements
 * @param absent T-numbers of the statements that no check concerns
 */
public record Report(Theory theory, List<Finding> findings, List<String> absent) {

    /** The probability that a normal number is more than five standard deviations off, \(2\,\Phi(-5)\). */
    private static final double FIVE_SIGMA = 5.733e-7;

    /**
     * A copy of the lists.
     *
     * @param theory the theory
     * @param findings what each check found
     * @param absent statements without a check
     */
    public Report {
        findings = List.copyOf(findings);
        absent = List.copyOf(absent);
    }

    /**
     * The checks whose two numbers agree.
     *
     * @return their number
     */
    public long passed() {
        return findings.stream().filter(Finding::passes).count();
    }

    /**
     * The checks whose two numbers do not agree.
     *
     * @return their number
     */
    public long failed() {
        return findings.size() - passed();
    }

    /**
     * The probability that chance alone fails a check: at most the number of drawn checks times that of a normal number beyond five
     * standard errors.
     *
     * @return a bound of the probability, under normal errors
     */
    public double falseAlarm() {
        return findings.stream().filter(Finding::isDrawn).count() * FIVE_SIGMA;
    }

    /**
     * The checks that detected that a theory is wrong.
     *
     * @param stated the report of the theory as stated, of the same ledger and the same draws
     * @return the identifiers of checks that pass there and fail here
     */
    public List<String> caught(Report stated) {
        return changed(stated, false);
    }

    /**
     * The checks whose expectation differs under a wrong theory but which pass nevertheless.
     *
     * @param stated the report of the theory as stated, of the same ledger and the same draws
     * @return their identifiers; empty if the ledger detects every change
     */
    public List<String> missed(Report stated) {
        return changed(stated, true);
    }

    @Override
    public String toString() {
        return "Report[theory=" + theory + ", passed=" + passed() + ", failed=" + failed() + ", absent=" + absent + "]";
    }

    private List<String> changed(Report stated, boolean passes) {
        return IntStream.range(0, findings.size())
                .filter(i -> findings.get(i).passes() == passes
                        && stated.findings.get(i).passes()
                        && findings.get(i).expected() != stated.findings.get(i).expected())
                .mapToObj(i -> findings.get(i).id())
                .toList();
    }
}

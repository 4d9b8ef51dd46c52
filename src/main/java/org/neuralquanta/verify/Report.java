package org.neuralquanta.verify;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A ledger's findings under one theory. Immutable, thread-safe.
 *
 * @param theory the theory
 * @param findings what each check found, in the order of the statements
 */
public record Report(Theory theory, List<Finding> findings) {

    /** The probability that a normal number is more than five standard deviations off, \(2\,\Phi(-5)\). */
    private static final double FIVE_SIGMA = 5.733e-7;

    /**
     * A copy of the list.
     *
     * @param theory the theory
     * @param findings what each check found
     */
    public Report {
        findings = List.copyOf(findings);
    }

    /**
     * How many checks ended so.
     *
     * @param verdict how
     * @return their number
     */
    public long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
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
     * The checks that noticed that a theory is wrong.
     *
     * @param stated the report of the theory as stated, of the same ledger and the same draws
     * @return the identifiers of checks that pass there and fail here
     */
    public List<String> caught(Report stated) {
        return changed(stated, Verdict.FAIL);
    }

    /**
     * The checks that expect something else of a wrong theory and pass all the same.
     *
     * @param stated the report of the theory as stated, of the same ledger and the same draws
     * @return their identifiers; empty where the ledger is worth its name
     */
    public List<String> missed(Report stated) {
        return changed(stated, Verdict.PASS);
    }

    private List<String> changed(Report stated, Verdict verdict) {
        return IntStream.range(0, findings.size())
                .filter(i -> findings.get(i).verdict() == verdict
                        && stated.findings.get(i).verdict() == Verdict.PASS
                        && findings.get(i).expected() != stated.findings.get(i).expected())
                .mapToObj(i -> findings.get(i).id())
                .toList();
    }
}

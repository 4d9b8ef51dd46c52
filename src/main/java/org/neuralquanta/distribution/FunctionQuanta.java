package org.neuralquanta.distribution;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/**
 * Use frequencies that are given as a function of the rank, by {@link QuantaDistribution#of(String, LongToDoubleFunction, long)} or
 * {@link QuantaDistribution#of(String, LongToDoubleFunction, LongToDoubleFunction)}. Nothing is proven about the functions, so bounds are
 * estimated. Two are equal if they are the same object. Immutable, and thread-safe if the functions are.
 */
@Statement("T1")
public final class FunctionQuanta implements QuantaDistribution {

    /** The rank at which frequencies are compared with their claimed asymptotics, 2^60. */
    private static final long FAR = 1L << 60;

    private static final double NEAR = 0.1;

    private final String name;
    private final LongToDoubleFunction probability;
    private final LongToDoubleFunction tail;
    private final OptionalLong quanta;
    private final FrequencyForm form;
    private final @Nullable RankMonomial asymptotics;

    private FunctionQuanta(
            String name,
            LongToDoubleFunction probability,
            LongToDoubleFunction tail,
            OptionalLong quanta,
            @Nullable FrequencyForm form,
            @Nullable RankMonomial asymptotics) {
        this.name = name;
        this.probability = probability;
        this.tail = tail;
        this.quanta = quanta;
        this.form = form == null ? new FrequencyForm.Rankwise(this) : form;
        this.asymptotics = asymptotics;
    }

    static FunctionQuanta finite(String name, LongToDoubleFunction probability, long quanta) {
        TabulatedQuanta table = FunctionCheck.table(name, probability, quanta);
        return new FunctionQuanta(name, table::probability, table::tail, OptionalLong.of(quanta), table, null);
    }

    static FunctionQuanta infinite(String name, LongToDoubleFunction probability, LongToDoubleFunction tail) {
        FunctionCheck.tail(name, probability, tail);
        return new FunctionQuanta(name, probability, tail, OptionalLong.empty(), null, null);
    }

    /**
     * The same frequencies with the powers to which they are asymptotic, \(p_k\sim c\,k^{-(1+\alpha)}\log(k)^{-\gamma}\), so that laws have
     * a closed form. For infinitely many quanta they are compared with p_k at rank 2^60, to within 10 %: a smaller error in c, or an error
     * of up to about 0.002 in α, goes unnoticed. For finitely many quanta nothing is checked.
     *
     * @param coefficient c &gt; 0
     * @param alpha α
     * @param gamma γ, 0 where there is no logarithm
     * @return the distribution
     * @throws IllegalArgumentException if a value is out of range, or p_k at 2^60 is not within 10 % of the powers
     */
    public FunctionQuanta withAsymptotics(double coefficient, double alpha, double gamma) {
        var monomial = new RankMonomial(coefficient, 0, alpha, 0, 0 - gamma);
        if (quanta.isEmpty()) {
            double ratio = probability(FAR) / monomial.at((double) FAR);
            if (!(Math.abs(ratio - 1) <= NEAR)) {
                throw new IllegalArgumentException("the frequencies '" + name + "' must be asymptotic to " + coefficient + " k^-(1+" + alpha
                        + ") log(k)^-" + gamma + "; at rank 2^60 they are " + ratio + " of it");
            }
        }
        return new FunctionQuanta(
                name, probability, tail, quanta, form instanceof TabulatedQuanta ? form : null, monomial);
    }

    @Override
    public OptionalLong quanta() {
        return quanta;
    }

    @Override
    public double probability(long rank) {
        Ranks.check(rank, 1);
        return FunctionCheck.number(name, "p", probability.applyAsDouble(rank), rank);
    }

    @Override
    public double tail(long rank) {
        Ranks.check(rank, 0);
        return rank == 0 ? 1 : Math.min(1, FunctionCheck.number(name, "the tail T", tail.applyAsDouble(rank), rank));
    }

    /** {@inheritDoc} It extends by 1e-12 of the tail to either side, which is not proven to be enough. */
    @Override
    public Enclosure tailEnclosure(long rank) {
        double value = tail(rank);
        return rank == 0 || value == 0
                ? Enclosure.exactly(value)
                : new Enclosure(value * (1 - FrequencyForm.Rankwise.ACCURACY), Math.min(1, value * (1 + FrequencyForm.Rankwise.ACCURACY)));
    }

    @Override
    public FrequencyForm form() {
        return form;
    }

    @Override
    public Optional<RankMonomial> asymptotics() {
        return Optional.ofNullable(asymptotics);
    }

    @Override
    public Optional<String> unproven() {
        return Optional.of("the use frequencies '" + name + "' are given as a function: bounds over them are not proven");
    }

    @Override
    public String toString() {
        return "QuantaDistribution[" + name + ", quanta=" + (quanta.isPresent() ? quanta.getAsLong() : "inf") + "]";
    }
}

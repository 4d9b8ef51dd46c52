package org.neuralquanta.rule;

import java.util.List;
import java.util.Set;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** A hypothesis of the problem on one of its inputs. Only inputs can be assumed, and only with positive coefficients. */
public record Hypothesis(Claim input) implements Rule {

    private static final Set<Quantity> INPUTS =
            Set.of(Quantity.FREQUENCY, Quantity.GAP, Quantity.COST, Quantity.THRESHOLD);

    public Hypothesis {
        Quantity quantity = quantity(input);
        if (!INPUTS.contains(quantity)) {
            throw new IllegalArgumentException(quantity + " is not an input");
        }
    }

    private static Quantity quantity(Claim claim) {
        return switch (claim) {
            case Claim.Asymptotic a -> a.quantity();
            case Claim.Shifted s -> s.quantity();
            case Claim.Stretched s -> s.quantity();
            case Claim.Sum s -> s.quantity();
            default -> throw new IllegalArgumentException(claim.plain() + " is not an input");
        };
    }

    /** \(a\,k^e(1+b\,k^{-\rho})\), ρ &gt; 0, is positive for every rank if a and a + ab, its value at 1, are. */
    private static Germ positive(Claim.Sum sum, Checks checks) {
        List<Germ> powers = NormaliseFrequencies.falling(sum, checks);
        checks.requirePositive(powers.getFirst().coefficient().plus(powers.getLast().coefficient()));
        return powers.getFirst();
    }

    @Override
    public String name() {
        return "hypothesis";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ germ = switch (input) {
            case Claim.Asymptotic a -> a.germ();
            case Claim.Shifted s -> {
                checks.requirePositive(
                        s.offset().plus(RationalFunction.ONE), "the offset of the ranks must be above -1, was " + s.offset());
                yield s.germ();
            }
            case Claim.Stretched s -> s.factor();
            case Claim.Sum s -> positive(s, checks);
            default -> throw new IllegalArgumentException(input.plain() + " is not an input");
        };
        checks.requirePositive(germ.coefficient());
        boolean hasLog = !germ.logExponent().isZero();
        return new Conclusion(
                input, "Given for every rank k." + (hasLog ? " log(k) stands for log(k+e-1), which is 1 at k = 1." : ""));
    }
}

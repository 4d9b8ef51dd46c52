package org.neuralquanta.symbolic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.symbol.Symbol;

/** Values of products of powers. Rational functions are evaluated exactly, quotients of Γs as such. */
record Evaluation(Map<Symbol, BigFraction> values) {

    double of(Expr expression) {
        double product = expression.sign();
        boolean vanishes = product == 0;
        var rest = new LinkedHashMap<>(expression.powers());
        for (var power : expression.powers().entrySet()) {
            if (rest.remove(power.getKey()) != null) {
                double base = base(power.getKey(), power.getValue(), rest);
                if (!(base > 0) && !power.getValue().isInteger()) {
                    throw new ArithmeticException(
                            "a base of the power in " + expression + " must be positive, was " + base + " at " + values);
                }
                vanishes |= power.getKey() instanceof Base.Factor(Polynomial p) && p.at(values).signum() == 0;
                product *= Math.pow(base, power.getValue().at(values).doubleValue());
            }
        }
        if (!Double.isFinite(product) || (product == 0 && !vanishes)) {
            throw new ArithmeticException(expression + " has no value within the range of a double at " + values);
        }
        return product;
    }

    /** The base, divided by a Γ with the opposite exponent where there is one, which is then removed from the rest. */
    private double base(Base base, RationalFunction exponent, Map<Base, RationalFunction> rest) {
        if (!isGamma(base)) {
            return base.at(values);
        }
        Optional<Base> below = rest.entrySet().stream()
                .filter(p -> isGamma(p.getKey()) && p.getValue().equals(exponent.negate()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (below.isEmpty()) {
            return base.at(values);
        }
        rest.remove(below.get());
        Expr above = argument(base);
        Expr tau = argument(below.get());
        double shift = of(above.plus(tau.negate()));
        return shift < 0 ? 1 / GammaRatio.value(of(above), -shift) : GammaRatio.value(of(tau), shift);
    }

    private static boolean isGamma(Base base) {
        return base instanceof Base.Call call && call.function() == Function.GAMMA;
    }

    private static Expr argument(Base gamma) {
        return ((Base.Call) gamma).arguments().getFirst();
    }
}

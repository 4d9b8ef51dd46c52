package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Symbol;

/** Multiplies powers of quantities that depend on the same rank; which quantity the product is stands in the definition. */
record Product(Quantity result, Symbol variable, String definition, List<RationalFunction> powers) implements Rule {

    @Override
    public String name() {
        return "product";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ product = Germ.ONE;
        for (int i = 0; i < powers.size(); i++) {
            Rule.requireOneVariable(Rule.asymptotic(premises, 0), Rule.asymptotic(premises, i));
            product = product.times(Rule.germ(premises, i).pow(powers.get(i)));
        }
        return new Conclusion(
                new Claim.Asymptotic(result, variable, product),
                definition + " Powers and products of such monomials are monomials, for every rank.");
    }
}

package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;

/**
 * Which power of a sum is left as a resource tends to infinity, and which as it tends to 0. Premises: the loss as a sum of powers of the
 * resource; or the loss and the resource as sums of powers of a parameter, which is then eliminated, also from the share of the resource
 * that each family gets.
 *
 * @param resource the resource
 */
@Statement("T42")
public record BothEnds(Symbol resource) implements Rule {

    @Override
    public String name() {
        return "dominance at both ends";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Sum loss = sum(premises, 0);
        loss.germs().forEach(g -> checks.requirePositive(g.exponent().negate(), "each loss must fall as the resource grows; one does not"));
        String powers = "Of a sum of powers the one with the largest exponent exceeds the others by every factor as the variable tends to"
                + " infinity, and the one with the least exponent does so as it tends to 0.";
        if (premises.size() == 1) {
            return new Conclusion(
                    new MixtureForm(
                            resource,
                            loss.variable(),
                            List.of(),
                            loss.germs(),
                            new MixtureForm.End(end(loss, 1, checks), List.of()),
                            new MixtureForm.End(end(loss, -1, checks), List.of())),
                    powers);
        }
        Claim.Sum spent = sum(premises, 1);
        spent.germs().forEach(g -> checks.requirePositive(g.exponent(), "the resource must grow with the parameter; it does not"));
        return new Conclusion(
                new MixtureForm(
                        resource,
                        loss.variable(),
                        spent.germs(),
                        loss.germs(),
                        eliminated(loss, spent, 1, checks),
                        eliminated(loss, spent, -1, checks)),
                powers + " The parameter rises with the resource from 0 to infinity; at each end it is eliminated between the two powers that"
                        + " are left.");
    }

    private static Claim.Sum sum(List<Claim> premises, int index) {
        if (premises.get(index) instanceof Claim.Sum sum) {
            return sum;
        }
        throw new IllegalArgumentException("premise " + (index + 1) + " must be a sum of powers, was " + premises);
    }

    /** The power of the largest exponent (direction 1) or the least one (−1); equal ones are added. */
    private static Germ end(Claim.Sum sum, int direction, Checks checks) {
        Germ end = sum.germs().getFirst();
        for (Germ germ : sum.germs().subList(1, sum.germs().size())) {
            int order = direction * checks.sign(germ.exponent().minus(end.exponent()));
            if (order > 0) {
                end = germ;
            } else if (order == 0) {
                end = new Germ(end.coefficient().plus(germ.coefficient()), end.exponent(), end.logExponent());
            }
        }
        return end;
    }

    private static MixtureForm.End eliminated(Claim.Sum loss, Claim.Sum spent, int direction, Checks checks) {
        Germ parameter = end(spent, direction, checks).inverse(checks.assumptions());
        return new MixtureForm.End(
                end(loss, direction, checks).compose(parameter, checks.assumptions()),
                spent.germs().stream().map(g -> g.compose(parameter, checks.assumptions()).dividedBy(Germ.X)).toList());
    }
}

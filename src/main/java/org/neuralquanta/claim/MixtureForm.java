package org.neuralquanta.claim;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;

/**
 * The loss of several families of quanta: a sum of powers of a parameter, which is the resource itself or grows with it as another sum of
 * powers, and which power is left at either end. Immutable, thread-safe.
 *
 * @param resource N or D
 * @param parameter the parameter of both sums; the resource where it is the parameter itself
 * @param spent the resource as a sum of powers of the parameter, what each family gets of it; empty where it is the parameter itself
 * @param loss the reducible loss as a sum of powers of the parameter
 * @param large what is left as the resource tends to infinity
 * @param small what the sums tend to as the resource tends to 0
 */
@Statement("T42")
public record MixtureForm(Symbol resource, Symbol parameter, List<Germ> spent, List<Germ> loss, End large, End small) implements Claim {

    /**
     * What is left at one end, in powers of the resource.
     *
     * @param loss the reducible loss
     * @param shares the share of the resource that each family gets; empty where shares are given
     */
    public record End(Germ loss, List<Germ> shares) {

        /** Copies the shares. */
        public End {
            shares = List.copyOf(shares);
        }
    }

    /** Copies the sums. */
    public MixtureForm {
        spent = List.copyOf(spent);
        loss = List.copyOf(loss);
    }

    @Override
    public String plain() {
        String sums = "L(" + resource + ") - L_inf ~ " + sum(loss)
                + (spent.isEmpty() ? "" : ", " + resource + " ~ " + sum(spent));
        return sums + "; for large " + resource + " the loss is ~ " + large.loss.toString(resource) + shares(large) + ", for small " + resource
                + " the sum of powers is ~ " + small.loss.toString(resource) + shares(small);
    }

    private String sum(List<Germ> germs) {
        return germs.stream().map(g -> g.toString(parameter)).collect(joining(" + "));
    }

    private String shares(End end) {
        return end.shares.isEmpty() ? "" : " and the shares of the families are ~ " + list(end, g -> g.toString(resource));
    }

    @Override
    public String latex() {
        String name = Germ.X.toLatex(resource);
        return "L(" + name + ")-L_\\infty \\sim " + latex(loss) + (spent.isEmpty() ? "" : ", \\quad " + name + " \\sim " + latex(spent))
                + "; \\quad " + latex(large) + " \\quad (" + name + " \\to \\infty), \\quad " + latex(small)
                + " \\quad (" + name + " \\to 0)";
    }

    private String latex(List<Germ> germs) {
        return germs.stream().map(g -> g.toLatex(parameter)).collect(joining(" + "));
    }

    private String latex(End end) {
        return end.loss.toLatex(resource)
                + (end.shares.isEmpty() ? "" : " \\text{ in shares } \\left(" + list(end, g -> g.toLatex(resource)) + "\\right)");
    }

    private static String list(End end, Function<Germ, String> print) {
        return end.shares.stream().map(print).collect(joining(", "));
    }
}

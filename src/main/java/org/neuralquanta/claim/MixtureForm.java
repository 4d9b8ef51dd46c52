package org.neuralquanta.claim;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;

/**
 * The loss of several families of quanta: a sum of powers of a parameter, which is the resource itself or grows with it as another sum of
 * powers, and which power is left at either end. Immutable, thread-safe.
 *
 * @param resource N or D
 * @param parameter the parameter of both sums; the resource where it is the parameter itself
 * @param spent the resource as a sum of powers of the parameter; empty where it is the parameter itself
 * @param loss the reducible loss as a sum of powers of the parameter
 * @param large the loss as the resource tends to infinity
 * @param small what the sums tend to as the resource tends to 0
 */
@Statement("T42")
public record MixtureForm(Symbol resource, Symbol parameter, List<Germ> spent, List<Germ> loss, Germ large, Germ small) implements Claim {

    /** Copies the sums. */
    public MixtureForm {
        spent = List.copyOf(spent);
        loss = List.copyOf(loss);
    }

    @Override
    public String plain() {
        String sums = "L(" + resource + ") - L_inf ~ " + sum(loss)
                + (spent.isEmpty() ? "" : ", " + resource + " ~ " + sum(spent));
        return sums + "; for large " + resource + " the loss is ~ " + large.toString(resource) + ", for small " + resource
                + " the sum of powers is ~ " + small.toString(resource);
    }

    private String sum(List<Germ> germs) {
        return germs.stream().map(g -> g.toString(parameter)).collect(joining(" + "));
    }

    @Override
    public String latex() {
        String name = Germ.X.toLatex(resource);
        return "L(" + name + ")-L_\\infty \\sim " + latex(loss) + (spent.isEmpty() ? "" : ", \\quad " + name + " \\sim " + latex(spent))
                + "; \\quad " + large.toLatex(resource) + " \\quad (" + name + " \\to \\infty), \\quad " + small.toLatex(resource)
                + " \\quad (" + name + " \\to 0)";
    }

    private String latex(List<Germ> germs) {
        return germs.stream().map(g -> g.toLatex(parameter)).collect(joining(" + "));
    }
}

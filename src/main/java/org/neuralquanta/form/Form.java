package org.neuralquanta.form;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * A law M for the loss that can be fitted: log M as a function of coordinates of its parameters. Scaling a variable by a factor scales the
 * parameters as {@link Parameter#shift} says and changes nothing else; the optimiser therefore counts the logarithms of variables from
 * their means. Implementations are immutable and thread-safe. To add a form: one file here, one line in {@link Forms}, and its values in
 * the oracle.
 */
public interface Form {

    /** As on the command line. */
    String name();

    /** In the order in which they are reported. */
    List<Parameter> parameters();

    /** x; N and D; or N, D and U. */
    List<String> variables();

    /** The variable with whose centre a variable is centred; U, for instance, is counted in units of D. */
    default int centredWith(int variable) {
        return variable;
    }

    /** The form with β = α/(1+α), where it has both and they are free. */
    default Optional<Form> tied() {
        return Optional.empty();
    }

    /** What does not depend on the run, such as a zeta function of an exponent; given to {@link #logLoss} for each run. */
    default Jet[] prepare(Jets jets, Jet[] coordinates) {
        return coordinates;
    }

    /**
     * log M at a run; its value is not finite where the form is not defined.
     *
     * @param jets makes the jets
     * @param prepared of the coordinates
     * @param logs logarithms of the variables, from their centres
     */
    Jet logLoss(Jets jets, Jet[] prepared, double[] logs);

    /** Starting points of the search, in coordinates. */
    List<double[]> starts(Data data);

    /** Runs for starting points: logarithms of variables from their centres, and of losses. */
    interface Data {
        int size();

        double log(int variable, int run);

        double logLoss(int run);
    }
}

package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * The exponents of \(T_N=A N^{-\alpha}\) and \(T_D=B D^{-\beta}\). Forms of the two terms have the coordinates log E, log A, log B, α, where
 * it is free β, and then their own.
 */
public enum Exponents {
    /** α and β are free. */
    FREE,
    /** β = α/(1+α), as the plain quantization hypothesis has it (T21). */
    TIED;

    static final int E = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int ALPHA = 3;
    private static final int BETA = 4;

    /** The form with tied exponents, for those that are free. */
    Optional<Form> tied(Function<Exponents, Form> form) {
        return this == FREE ? Optional.of(form.apply(TIED)) : Optional.empty();
    }

    /** The index of a form's first own coordinate. */
    int own() {
        return this == FREE ? 5 : 4;
    }

    List<Parameter> parameters(Parameter... own) {
        var list = new ArrayList<>(List.of(
                Parameter.positive("E"),
                Parameter.amplitude("A", 0, ALPHA),
                new Parameter("B", true, 1, (jets, p) -> jets.linear(beta(jets, p), -1, 0)),
                Parameter.real("alpha")));
        if (this == FREE) {
            list.add(Parameter.real("beta"));
        }
        list.addAll(Arrays.asList(own));
        return List.copyOf(list);
    }

    Jet beta(Jets jets, Jet[] p) {
        return this == FREE ? p[BETA] : jets.over(p[ALPHA], jets.linear(p[ALPHA], 1, 1));
    }

    /** log E, log A, log B, α, β, and further jets. */
    Jet[] prepare(Jets jets, Jet[] p, Jet... further) {
        Jet[] prepared = Arrays.copyOf(p, BETA + 1 + further.length);
        prepared[BETA] = beta(jets, p);
        System.arraycopy(further, 0, prepared, BETA + 1, further.length);
        return prepared;
    }

    /** log T_N, from what was prepared. */
    static Jet logTermN(Jets jets, Jet[] prepared, double logN) {
        return jets.sum(prepared[A], 1, prepared[ALPHA], -logN);
    }

    /** log T_D, from what was prepared. */
    static Jet logTermD(Jets jets, Jet[] prepared, double logD) {
        return jets.sum(prepared[B], 1, prepared[BETA], -logD);
    }

    /** Fits of the sum to the data, each followed by values of a form's own coordinates. */
    List<double[]> starts(Form.Data data, double[]... own) {
        var starts = new ArrayList<double[]>();
        for (double[] sum : SumStarts.of(data, this == TIED)) {
            for (double[] values : own) {
                double[] start = Arrays.copyOf(sum, own() + values.length);
                System.arraycopy(values, 0, start, own(), values.length);
                starts.add(start);
            }
        }
        return starts;
    }
}

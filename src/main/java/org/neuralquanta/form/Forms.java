package org.neuralquanta.form;

import java.util.List;

/** The catalogue of forms. */
public final class Forms {

    private Forms() {}

    /** Every form, those with a number or a known value with a usual one. */
    public static List<Form> all() {
        return List.of(
                new Norm(Exponents.FREE),
                new Norm(Exponents.TIED),
                new Joint(Exponents.FREE),
                new Joint(Exponents.TIED),
                new Overlap(Exponents.FREE),
                new Overlap(Exponents.TIED),
                new Kaplan(Exponents.FREE),
                new Kaplan(Exponents.TIED),
                new Repeated(),
                new RepeatedQuanta(Exponents.FREE),
                new RepeatedQuanta(Exponents.TIED));
    }
}

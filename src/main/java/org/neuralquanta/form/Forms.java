package org.neuralquanta.form;

import java.util.List;
import java.util.OptionalDouble;

/** The catalogue of forms. */
public final class Forms {

    /** The loss in nats of guessing one of the 50,257 tokens of GPT-2. */
    private static final double GUESSING = Math.log(50257);

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
                new RepeatedQuanta(Exponents.TIED),
                new Curve(OptionalDouble.of(GUESSING)),
                new Curve(OptionalDouble.empty()),
                new LimitedCurve(OptionalDouble.of(GUESSING)),
                new LimitedCurve(OptionalDouble.empty()),
                new M1(),
                new M2(),
                new M3(),
                new M4(OptionalDouble.of(GUESSING)),
                new M4(OptionalDouble.empty()),
                new Broken(1),
                new Broken(2));
    }
}

package org.neuralquanta.curation;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.sum.Learned;

/**
 * The best training samples: of benefits \(b_1\ge b_2\ge\dots\) the first n are trained, each down to the level
 * \(\mu=\bigl(b_1\cdots b_n\,e^{-D}\bigr)^{1/n}\), where n is the last rank with \(b_n>\mu\), that is \(\sum_{k\le n}\log(b_k/b_n)\lt D\)
 * (T43). Implementations are immutable and thread-safe.
 */
@Statement("T43")
public sealed interface Curation permits RankedCuration, TabulatedCuration {

    /** How many quanta are trained with D samples; always one. */
    Learned trained(double samples);

    /** The level μ where the first n quanta share D samples. */
    double level(double samples, long trained);

    /** The benefits of the quanta beyond the first n. */
    double rest(long trained);

    /** An enclosure of n μ and the benefits beyond n. */
    Enclosure loss(double samples, long trained);

    /** \(\log(b_k/\mu)/D\) for k ≤ n. */
    double frequency(double samples, long trained, long rank);

    /**
     * That of a model.
     *
     * @throws IllegalArgumentException if its frequencies are neither Zipf's law nor a table, or its benefits rise with the rank
     */
    static Curation of(QuantaModel model) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta when quanta.offset() == 0 && quanta.gamma() == 0 -> new RankedCuration(model, quanta);
            case TabulatedQuanta quanta -> new TabulatedCuration(model, quanta);
            case ParametricQuanta _, FrequencyForm.Rankwise _ -> throw new IllegalArgumentException(
                    "the best frequencies need Zipf's law without offset and logarithm, or a table, was " + model.distribution());
        };
    }
}

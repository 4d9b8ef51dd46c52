package org.neuralquanta.mixture;

import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * What a family adds to the reducible loss after x samples of its own: \(\pi\sum_k\Delta k^\eta p_k\,\varphi(xp_k/k^\delta)\), x ≥ 0.
 * Immutable, thread-safe.
 */
final class FamilyLoss {

    private final double weight;
    private final ExposureLoss sums;
    private final Response response;
    private final TailLoss tail;

    FamilyLoss(Family family) {
        QuantaModel model = family.model();
        this.weight = family.weight();
        this.sums = ExposureLoss.of(model, 1, -model.exposure().delta());
        this.response = new CurveResponse(model.emergence());
        this.tail = TailLoss.of(model);
    }

    double loss(double samples) {
        return weight * (samples == 0 ? response.atZero() * tail.loss(0) : sums.loss(response, samples));
    }

    /** An enclosure of the loss after a number of samples that is enclosed; the loss does not rise with it. */
    Enclosure enclosure(Enclosure samples) {
        Enclosure most = enclosure(samples.lower());
        Enclosure least = enclosure(samples.upper());
        return new Enclosure(Math.min(least.lower(), most.lower()), most.upper());
    }

    Enclosure enclosure(double samples) {
        return Enclosure.exactly(weight).times(samples == 0
                ? tail.enclosure(0).times(response.bounds().openEnclosure(0))
                : sums.enclosure(response, samples));
    }

    /** The loss where the first quanta alone have room and the others keep their gaps. */
    double lossWithRoom(long room, double samples) {
        double rest = tail.loss(room);
        if (room == 0) {
            return weight * rest;
        }
        if (samples == 0) {
            return weight * (rest + response.atZero() * (tail.loss(0) - rest));
        }
        ExposureLoss first = sums.first(room, rest);
        return weight * (response.step().isPresent() && first instanceof RankedLoss ranked
                ? tail.loss(ranked.learned(samples, response.step().getAsDouble()).taken())
                : rest + first.sum(Weight.LOSS, Share.OPEN, response, samples));
    }

    /** An enclosure of it; it does not rise with the samples. */
    Enclosure enclosureWithRoom(long room, Enclosure samples) {
        Enclosure most = enclosureWithRoom(room, samples.lower());
        Enclosure least = enclosureWithRoom(room, samples.upper());
        return Enclosure.exactly(weight).times(new Enclosure(Math.min(least.lower(), most.lower()), most.upper()));
    }

    private Enclosure enclosureWithRoom(long room, double samples) {
        Enclosure rest = tail.enclosure(room);
        if (room == 0) {
            return rest;
        }
        if (samples == 0) {
            Enclosure own = tail.enclosure(0).plus(Enclosure.exactly(-1).times(rest));
            return rest.plus(response.bounds().openEnclosure(0).times(new Enclosure(Math.max(0, own.lower()), Math.max(0, own.upper()))));
        }
        ExposureLoss first = sums.first(room, rest.lower());
        return response.step().isPresent() && first instanceof RankedLoss ranked
                ? tail.enclosure(ranked.learned(samples, response.step().getAsDouble()))
                : rest.plus(first.enclosure(Weight.LOSS, Share.OPEN, response, samples));
    }

    /** \(-x\,dL/dx\); of a staircase, of its continuation. */
    double slope(double samples) {
        if (samples == 0) {
            return 0;
        }
        OptionalDouble step = response.step();
        if (step.isEmpty()) {
            return weight * sums.sum(Weight.LOSS, Share.SLOPE, response, samples);
        }
        if (sums instanceof RankedLoss ranked && ranked.learned(samples, step.getAsDouble()).taken() == 0) {
            return 0;
        }
        double loss = loss(samples);
        return loss > 0 ? loss * sums.localExponent(response, samples) : 0;
    }
}

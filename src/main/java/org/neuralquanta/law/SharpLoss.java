package org.neuralquanta.law;

import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.law.JointLaw.LocalExponents.Exponent;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.ParameterCost;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * The loss where the first n quanta have room: the first n at their exposure to data, the others with their whole gap. It does not rise
 * with n. Immutable, thread-safe.
 */
final class SharpLoss implements JointLoss {

    private final QuantaModel model;
    private final ParameterCost cost;
    private final TailLoss tail;
    private final ExposureLoss sums;
    private final Response response;
    private final OptionalDouble step;

    SharpLoss(QuantaModel model) {
        this.model = model;
        this.cost = new ParameterCost(model);
        this.tail = TailLoss.of(model);
        this.sums = ExposureLoss.of(model, 1, -model.exposure().delta());
        this.response = new CurveResponse(model.emergence());
        this.step = model.emergence().step();
    }

    @Override
    public double loss(double parameters, double samples) {
        return after(cost.learned(parameters).taken(), samples);
    }

    private double after(long room, double samples) {
        if (room == 0) {
            return tail.loss(0);
        }
        double rest = tail.loss(room);
        ExposureLoss first = sums.first(room, rest);
        if (step.isPresent() && first instanceof RankedLoss ranked) {
            return tail.loss(ranked.learned(samples, step.getAsDouble()).taken());
        }
        return rest + first.sum(Weight.LOSS, Share.OPEN, response, samples);
    }

    @Override
    public Enclosure enclosure(double parameters, double samples) {
        Learned room = cost.learned(parameters);
        Enclosure upper = enclosureAfter(room.fewest(), samples);
        return room.most() == room.fewest()
                ? upper
                : new Enclosure(Math.min(enclosureAfter(room.most(), samples).lower(), upper.lower()), upper.upper());
    }

    private Enclosure enclosureAfter(long room, double samples) {
        Enclosure rest = tail.enclosure(room);
        if (room == 0) {
            return rest;
        }
        ExposureLoss first = sums.first(room, rest.lower());
        return step.isPresent() && first instanceof RankedLoss ranked
                ? tail.enclosure(ranked.learned(samples, step.getAsDouble()))
                : rest.plus(first.enclosure(Weight.LOSS, Share.OPEN, response, samples));
    }

    @Override
    public JointLaw.LocalExponents localExponents(double parameters, double samples) {
        long room = cost.learned(parameters).taken();
        double loss = after(room, samples);
        if (!(loss > 0)) {
            return JointLaw.LocalExponents.absent("nothing is left to learn, so there is no local exponent");
        }
        if (step.isPresent()) {
            return stepExponents(parameters, samples, room, step.getAsDouble());
        }
        return new JointLaw.LocalExponents(
                JointLaw.LocalExponents.exponent(() -> parameterExponent(parameters, samples, room)),
                JointLaw.LocalExponents.exponent(() -> room == 0
                        ? 0
                        : sums.first(room, loss).sum(Weight.LOSS, Share.SLOPE, response, samples) / loss));
    }

    private double parameterExponent(double parameters, double samples, long room) {
        if (room == model.distribution().quanta().orElse(Learned.ALL)) {
            return 0;
        }
        if (!(sums instanceof RankedLoss ranked && model.distribution().form() instanceof ParametricQuanta quanta)) {
            throw new ArithmeticException(TailLoss.noContinuation(model.distribution()));
        }
        if (room == 0 && !cost.startsAtZero()) {
            throw new ArithmeticException("no quantum is affordable with " + parameters + " parameters, so there is no local exponent");
        }
        double n = cost.continuedAffordable(parameters);
        if (!(n > 0)) {
            throw new ArithmeticException("0 parameters learn nothing, so there is no local exponent");
        }
        RankMonomial exposure = ranked.exposure(samples);
        var steps = new ContinuedSteps(
                RankedLoss.perGap(model, quanta),
                exposure,
                response,
                1 - response.atZero(),
                1,
                quanta.quanta(),
                k -> after(k, samples) / model.gap().first());
        return steps.localExponent(n) * cost.elasticity(n);
    }

    /** The limit that allows fewer quanta decides alone. */
    private JointLaw.LocalExponents stepExponents(double parameters, double samples, long room, double tau) {
        // It matters only whether more quanta have their data than have room.
        if (!(sums instanceof RankedLoss ranked && sums.first(room == Learned.ALL ? room : room + 1, 0) instanceof RankedLoss next)) {
            return JointLaw.LocalExponents.absent(TailLoss.noContinuation(model.distribution()));
        }
        long taught = next.learned(samples, tau).taken();
        double side = room < taught ? -1 : room > taught ? 1 : sideOfTie(ranked.exposure(samples), parameters, tau);
        if (side == 0) {
            return JointLaw.LocalExponents.absent("parameters and data learn equally many quanta: the loss has a corner there");
        }
        Exponent none = new Exponent.Value(0);
        return side < 0
                ? new JointLaw.LocalExponents(JointLaw.LocalExponents.exponent(() -> ParameterLaw.of(model).localExponent(parameters)), none)
                : new JointLaw.LocalExponents(none, JointLaw.LocalExponents.exponent(() -> DataLaw.of(model).localExponent(samples)));
    }

    /** Equal whole numbers, compared as the real numbers to which they are continued. */
    private double sideOfTie(RankMonomial exposure, double parameters, double tau) {
        double n = cost.continuedAffordable(parameters);
        return n > 0 ? Math.signum(tau - exposure.at(n)) : -1;
    }
}

package org.neuralquanta.law;

import java.util.Optional;
import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.capacity.CapacityRace;
import org.neuralquanta.capacity.SoftShare;
import org.neuralquanta.capacity.SoftSum;
import org.neuralquanta.capacity.SoftTerm;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TabulatedExposures;
import org.neuralquanta.sum.TabulatedLoss;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * The loss where each quantum has room by chance, \(\sum_k w_k(a_k+b_k-\omega a_kb_k)\), \(a_k=e^{-xp_k}\). It falls as x grows,
 * so an interval for x gives one for the loss. Immutable, thread-safe.
 */
final class SoftLoss implements JointLoss {

    private final QuantaModel model;
    private final double omega;
    private final CapacityRace race;
    private final TailLoss tail;
    private final ExposureLoss byRoom;
    private final ExposureLoss byData;
    private final Response response;
    private final OptionalDouble step;

    /** Over both exposures; none where frequencies are a table. */
    private final Optional<SoftSum> sums;

    SoftLoss(QuantaModel model, double omega) {
        this.model = model;
        this.omega = omega;
        this.race = new CapacityRace(model);
        this.tail = TailLoss.of(model);
        this.byRoom = ExposureLoss.of(model, 1, 0);
        this.byData = ExposureLoss.of(model, 1, -model.exposure().delta());
        this.response = new CurveResponse(model.emergence());
        this.step = model.emergence().step();
        this.sums = model.distribution().form() instanceof ParametricQuanta quanta ? Optional.of(sums(quanta)) : Optional.empty();
    }

    private SoftSum sums(ParametricQuanta quanta) {
        RankMonomial frequency = quanta.useFrequency();
        return new SoftSum(
                RankedLoss.perGap(model, quanta),
                frequency,
                frequency.times(1, -model.exposure().delta()),
                RankedLoss.correction(quanta).width() + 0x1p-50,
                quanta.quanta(),
                omega,
                response);
    }

    @Override
    public double loss(double parameters, double samples) {
        return at(race.of(parameters), samples);
    }

    private double at(double x, double samples) {
        if (x == 0) {
            return tail.loss(0) + (1 - omega) * byData.loss(response, samples);
        }
        if (x == Double.POSITIVE_INFINITY) {
            return byData.loss(response, samples);
        }
        return switch (model.distribution().form()) {
            case TabulatedQuanta quanta -> sum(quanta, SoftShare.OPEN, x, samples);
            case FrequencyForm.Rankwise form -> throw refused(form);
            case ParametricQuanta _ ->
                step.isPresent() && byData instanceof RankedLoss ranked
                        ? after(ranked.learned(samples, step.getAsDouble()).taken(), x)
                        : sum(SoftShare.OPEN, x, samples);
        };
    }

    /** The loss where n quanta have their data: \(\sum_{k\le n}w_ka_k+\sum_{k>n}w_k(1+(1-\omega)a_k)\). */
    private double after(long taught, double x) {
        double both = taught == 0 ? 0 : byRoom.first(taught, tail.loss(taught)).sum(Weight.LOSS, Share.OPEN, SoftShare.ROOM, x);
        double apart = omega == 1 ? 0 : byRoom.sum(Weight.LOSS, Share.OPEN, SoftShare.ROOM, x);
        return tail.loss(taught) + omega * both + (1 - omega) * apart;
    }

    /** {@link CapacityRace} has refused it before. */
    private static IllegalArgumentException refused(FrequencyForm.Rankwise form) {
        return new IllegalArgumentException("soft capacity needs frequencies given by a formula, or a finite number of quanta, was " + form.quanta());
    }

    private double sum(SoftShare share, double x, double samples) {
        return Weight.LOSS.inUnits(sums.orElseThrow().of(share, x, samples, false).value(), model.gap().first());
    }

    private double sum(TabulatedQuanta quanta, SoftShare share, double x, double samples) {
        TabulatedExposures room = room(quanta, x);
        TabulatedExposures taught = data(quanta, samples);
        var sum = new CompensatedSum();
        for (int k = Math.toIntExact(quanta.quanta().orElseThrow()); k >= 1; k--) {
            sum.add(TabulatedLoss.perGap(model, quanta, k) * share.at(omega, response, room.at(k), taught.at(k)));
        }
        return Weight.LOSS.inUnits(sum.value(), model.gap().first());
    }

    private static TabulatedExposures room(TabulatedQuanta quanta, double x) {
        return new TabulatedExposures(quanta, 1, 1, 0, SoftShare.ROOM, x);
    }

    private TabulatedExposures data(TabulatedQuanta quanta, double samples) {
        return new TabulatedExposures(quanta, 1, 1, -model.exposure().delta(), response, samples);
    }

    @Override
    public Enclosure enclosure(double parameters, double samples) {
        CapacityRace.Bracket room = race.bracket(parameters);
        Enclosure upper = enclosureAt(room.lower(), samples);
        return room.lower() == room.upper()
                ? upper
                : new Enclosure(Math.min(enclosureAt(room.upper(), samples).lower(), upper.lower()), upper.upper());
    }

    private Enclosure enclosureAt(double x, double samples) {
        if (x == 0) {
            return tail.enclosure(0).plus(share(1 - omega).times(byData.enclosure(response, samples)));
        }
        if (x == Double.POSITIVE_INFINITY) {
            return byData.enclosure(response, samples);
        }
        return switch (model.distribution().form()) {
            case TabulatedQuanta quanta -> enclosure(quanta, x, samples);
            case FrequencyForm.Rankwise form -> throw refused(form);
            case ParametricQuanta quanta ->
                step.isPresent() && byData instanceof RankedLoss ranked
                        ? enclosureBeyondThreshold(ranked, step.getAsDouble(), x, samples)
                        : enclosure(quanta, x, samples);
        };
    }

    private Enclosure enclosure(ParametricQuanta quanta, double x, double samples) {
        Enclosure loss = sums.orElseThrow().of(SoftShare.OPEN, x, samples, true).enclosure();
        return Weight.LOSS.inUnits(
                new Enclosure(Math.max(0, loss.lower()), loss.upper()),
                Enclosure.exactly(model.gap().first()).times(RankedLoss.correction(quanta)));
    }

    private Enclosure enclosureBeyondThreshold(RankedLoss ranked, double tau, double x, double samples) {
        Learned taught = ranked.learned(samples, tau);
        Enclosure upper = enclosureAfter(taught.fewest(), x);
        return taught.most() == taught.fewest()
                ? upper
                : new Enclosure(Math.min(enclosureAfter(taught.most(), x).lower(), upper.lower()), upper.upper());
    }

    private Enclosure enclosureAfter(long taught, double x) {
        Enclosure rest = tail.enclosure(taught);
        Enclosure both = taught == 0
                ? Enclosure.exactly(0)
                : byRoom.first(taught, rest.lower()).enclosure(Weight.LOSS, Share.OPEN, SoftShare.ROOM, x);
        Enclosure apart = omega == 1
                ? Enclosure.exactly(0)
                : byRoom.enclosure(Weight.LOSS, Share.OPEN, SoftShare.ROOM, x);
        return rest.plus(Enclosure.exactly(omega).times(both)).plus(share(1 - omega).times(apart));
    }

    /** 1 − ω is rounded, but both are shares. */
    private static Enclosure share(double rounded) {
        return new Enclosure(Math.max(0, Math.nextDown(rounded)), Math.min(1, Math.nextUp(rounded)));
    }

    private Enclosure enclosure(TabulatedQuanta quanta, double x, double samples) {
        TabulatedExposures room = room(quanta, x);
        TabulatedExposures taught = data(quanta, samples);
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        for (int k = Math.toIntExact(quanta.quanta().orElseThrow()); k >= 1; k--) {
            double w = TabulatedLoss.perGap(model, quanta, k);
            Enclosure open = SoftTerm.open(
                    omega, open(SoftShare.ROOM, room.enclosure(k)), open(response, taught.enclosure(k)));
            lower.add(TabulatedLoss.atLeast(w, open));
            upper.add(TabulatedLoss.atMost(w, open));
        }
        return Weight.LOSS.inUnits(
                TabulatedLoss.ofTerms(lower.value(), upper.value()), Enclosure.exactly(model.gap().first()));
    }

    private static Enclosure open(Response response, Enclosure exposure) {
        return Share.OPEN.between(response, exposure.lower(), exposure.upper());
    }

    @Override
    public JointLaw.LocalExponents localExponents(double parameters, double samples) {
        double x = race.of(parameters);
        double loss = at(x, samples);
        if (!(loss > 0)) {
            return JointLaw.LocalExponents.absent("nothing is left to learn, so there is no local exponent");
        }
        return new JointLaw.LocalExponents(
                JointLaw.LocalExponents.exponent(() -> roomExponent(x, parameters, samples, loss)),
                JointLaw.LocalExponents.exponent(() -> dataExponent(x, samples, loss)));
    }

    private double roomExponent(double x, double parameters, double samples, double loss) {
        if (x == 0) {
            throw new ArithmeticException("0 parameters learn nothing, so there is no local exponent");
        }
        return x == Double.POSITIVE_INFINITY ? 0 : roomSlope(x, samples) / loss / race.elasticity(parameters);
    }

    private double roomSlope(double x, double samples) {
        return switch (model.distribution().form()) {
            case TabulatedQuanta quanta -> sum(quanta, SoftShare.ROOM_SLOPE, x, samples);
            case FrequencyForm.Rankwise form -> throw refused(form);
            case ParametricQuanta _ -> {
                if (step.isEmpty() || !(byData instanceof RankedLoss ranked)) {
                    yield sum(SoftShare.ROOM_SLOPE, x, samples);
                }
                long taught = ranked.learned(samples, step.getAsDouble()).taken();
                double both = taught == 0 ? 0 : byRoom.first(taught, 0).sum(Weight.LOSS, Share.SLOPE, SoftShare.ROOM, x);
                double apart = omega == 1 ? 0 : byRoom.sum(Weight.LOSS, Share.SLOPE, SoftShare.ROOM, x);
                yield omega * both + (1 - omega) * apart;
            }
        };
    }

    private double dataExponent(double x, double samples, double loss) {
        if (step.isPresent()) {
            return stepExponent(x, samples);
        }
        if (x == Double.POSITIVE_INFINITY || x == 0) {
            double share = x == 0 ? 1 - omega : 1;
            return share * byData.sum(Weight.LOSS, Share.SLOPE, response, samples) / loss;
        }
        double slope =
                switch (model.distribution().form()) {
                    case TabulatedQuanta quanta -> sum(quanta, SoftShare.DATA_SLOPE, x, samples);
                    case FrequencyForm.Rankwise form -> throw refused(form);
                    case ParametricQuanta _ -> sum(SoftShare.DATA_SLOPE, x, samples);
                };
        return slope / loss;
    }

    /** The exponent with the number of quanta that have their data continued to real numbers. */
    private double stepExponent(double x, double samples) {
        if (!(model.distribution().form() instanceof ParametricQuanta quanta && byData instanceof RankedLoss ranked)) {
            throw new ArithmeticException(TailLoss.noContinuation(model.distribution()));
        }
        if (x == Double.POSITIVE_INFINITY || x == 0) {
            double share = x == 0 ? 1 - omega : 1;
            return share == 0 ? 0 : share * byData.localExponent(response, samples) * byData.loss(response, samples) / at(x, samples);
        }
        double n = ranked.continuedLearned(samples, step.getAsDouble());
        if (n >= quanta.quanta().orElse(Long.MAX_VALUE)) {
            return 0;
        }
        var steps = new ContinuedSteps(
                RankedLoss.perGap(model, quanta),
                quanta.useFrequency().times(x, 0),
                SoftShare.ROOM,
                1 - omega,
                omega,
                quanta.quanta(),
                taught -> after(taught, x) / model.gap().first());
        return steps.localExponent(n) / ranked.exposure(samples).logSlope(n);
    }
}

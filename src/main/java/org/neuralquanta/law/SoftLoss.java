package org.neuralquanta.law;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.special.CompensatedSum;
import org.neuralquanta.special.RankMonomial;

/**
 * The loss where each quantum has room by chance, \(\sum_k w_k(a_k+b_k-\omega a_kb_k)\), \(a_k=e^{-xp_k}\). It falls as x grows,
 * so an interval for x gives one for the loss. Immutable, thread-safe.
 */
final class SoftLoss implements JointLoss {

    private static final double TERM_ERROR = 0x1p-48;

    private final QuantaModel model;
    private final double omega;
    private final CapacityRace race;
    private final TailLoss tail;
    private final ExposureLaw data;
    private final ExposureLoss byRoom;
    private final ExposureLoss byData;
    private final Response response;
    private final @Nullable Threshold threshold;

    SoftLoss(QuantaModel model, double omega) {
        this.model = model;
        this.omega = omega;
        this.race = new CapacityRace(model);
        this.tail = TailLoss.of(model);
        this.data = new ExposureLaw(model, 1, -model.delta());
        this.byRoom = ExposureLoss.of(model, 1, 0);
        this.byData = ExposureLoss.of(model, 1, -model.delta());
        this.response = new CurveResponse(model.emergence());
        this.threshold = model.emergence() instanceof Threshold step ? step : null;
    }

    @Override
    public double loss(double parameters, double samples) {
        return at(race.of(parameters), samples);
    }

    private double at(double x, double samples) {
        if (x == 0) {
            return tail.loss(0) + (1 - omega) * data.loss(response, samples);
        }
        if (x == Double.POSITIVE_INFINITY) {
            return data.loss(response, samples);
        }
        return switch (model.distribution()) {
            case TabulatedQuanta quanta -> sum(quanta, SoftProfile.OPEN, x, samples);
            case ParametricQuanta quanta ->
                threshold != null && byData instanceof RankedLoss ranked
                        ? after(ranked.learned(samples, threshold.tau(), 1), x)
                        : sum(quanta, x, samples).of(SoftProfile.OPEN, false).value();
        };
    }

    /** The loss after n quanta have their data: \(\sum_{k\le n}w_ka_k+\sum_{k>n}w_k(1+(1-\omega)a_k)\). */
    private double after(long taught, double x) {
        double both = taught == 0 ? 0 : byRoom.first(taught, tail.loss(taught)).sum(Weight.LOSS, Profile.OPEN, SoftProfile.ROOM, x);
        double apart = omega == 1 ? 0 : byRoom.sum(Weight.LOSS, Profile.OPEN, SoftProfile.ROOM, x);
        return tail.loss(taught) + omega * both + (1 - omega) * apart;
    }

    private SoftSum sum(ParametricQuanta quanta, double x, double samples) {
        RankMonomial frequency = quanta.useFrequency();
        return new SoftSum(
                RankedLoss.loss(model, quanta),
                frequency.times(x, 0),
                frequency.times(samples, -model.delta()),
                RankedLoss.correction(quanta).width() + 0x1p-50,
                quanta.quanta(),
                omega,
                response);
    }

    private double sum(TabulatedQuanta quanta, SoftProfile profile, double x, double samples) {
        var sum = new CompensatedSum();
        for (int k = Math.toIntExact(quanta.quanta().orElseThrow()); k >= 1; k--) {
            double p = quanta.probability(k);
            sum.add(TabulatedLoss.loss(model, quanta, k) * profile.at(omega, response, x * p, exposure(p, samples, k)));
        }
        return sum.value();
    }

    private double exposure(double p, double samples, int rank) {
        return model.delta() == 0 ? samples * p : samples * p * Math.pow(rank, -model.delta());
    }

    @Override
    public Enclosure enclosure(double parameters, double samples) {
        CapacityRace.Bracket room = race.bracket(parameters);
        Enclosure upper = enclosureAt(room.lower(), samples);
        return room.lower() == room.upper()
                ? upper
                : new Enclosure(enclosureAt(room.upper(), samples).lower(), upper.upper());
    }

    private Enclosure enclosureAt(double x, double samples) {
        if (x == 0) {
            return tail.enclosure(0).plus(share(1 - omega).times(data.enclosure(response, samples)));
        }
        if (x == Double.POSITIVE_INFINITY) {
            return data.enclosure(response, samples);
        }
        return switch (model.distribution()) {
            case TabulatedQuanta quanta -> enclosure(quanta, x, samples);
            case ParametricQuanta quanta ->
                threshold != null && byData instanceof RankedLoss ranked
                        ? enclosureBeyondThreshold(ranked, threshold, x, samples)
                        : enclosure(quanta, sum(quanta, x, samples));
        };
    }

    private static Enclosure enclosure(ParametricQuanta quanta, SoftSum sum) {
        Enclosure loss = sum.of(SoftProfile.OPEN, true).enclosure();
        return RankedLoss.correction(quanta).times(new Enclosure(Math.max(0, loss.lower()), loss.upper()));
    }

    private Enclosure enclosureBeyondThreshold(RankedLoss ranked, Threshold step, double x, double samples) {
        double spread = ranked.stepSpread();
        Enclosure upper = enclosureAfter(ranked.learned(samples, step.tau(), 1 - spread), x);
        return new Enclosure(enclosureAfter(ranked.learned(samples, step.tau(), 1 + spread), x).lower(), upper.upper());
    }

    private Enclosure enclosureAfter(long taught, double x) {
        Enclosure rest = tail.enclosure(taught);
        Enclosure both = taught == 0
                ? Enclosure.exactly(0)
                : byRoom.first(taught, rest.lower()).enclosure(Weight.LOSS, Profile.OPEN, SoftProfile.ROOM, x);
        Enclosure apart = omega == 1
                ? Enclosure.exactly(0)
                : byRoom.enclosure(Weight.LOSS, Profile.OPEN, SoftProfile.ROOM, x);
        return rest.plus(Enclosure.exactly(omega).times(both)).plus(share(1 - omega).times(apart));
    }

    /** 1 − ω is rounded, but both are shares. */
    private static Enclosure share(double rounded) {
        return new Enclosure(Math.max(0, Math.nextDown(rounded)), Math.min(1, Math.nextUp(rounded)));
    }

    private Enclosure enclosure(TabulatedQuanta quanta, double x, double samples) {
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        for (int k = Math.toIntExact(quanta.quanta().orElseThrow()); k >= 1; k--) {
            double w = TabulatedLoss.loss(model, quanta, k);
            double p = quanta.probability(k);
            double y = exposure(p, samples, k);
            Enclosure open = SoftTerm.open(
                    omega, around(SoftProfile.ROOM, x * p), around(response, y));
            lower.add(w * open.lower());
            upper.add(w * open.upper());
        }
        return new Enclosure(lower.value() * (1 - TERM_ERROR), upper.value() * (1 + TERM_ERROR));
    }

    private static Enclosure around(Response response, double y) {
        return Profile.OPEN.between(response, y * (1 - TERM_ERROR), y * (1 + TERM_ERROR));
    }

    @Override
    public LocalExponents localExponents(double parameters, double samples) {
        double x = race.of(parameters);
        double loss = at(x, samples);
        if (!(loss > 0)) {
            return LocalExponents.absent("nothing is left to learn, so no local exponent");
        }
        return new LocalExponents(
                LocalExponents.exponent(() -> roomExponent(x, parameters, samples, loss)),
                LocalExponents.exponent(() -> dataExponent(x, samples, loss)));
    }

    private double roomExponent(double x, double parameters, double samples, double loss) {
        if (x == 0) {
            throw new ArithmeticException("0 parameters learn nothing, so no local exponent");
        }
        return x == Double.POSITIVE_INFINITY ? 0 : roomSlope(x, samples) / loss / race.elasticity(parameters);
    }

    private double roomSlope(double x, double samples) {
        return switch (model.distribution()) {
            case TabulatedQuanta quanta -> sum(quanta, SoftProfile.ROOM_SLOPE, x, samples);
            case ParametricQuanta quanta -> {
                if (threshold == null || !(byData instanceof RankedLoss ranked)) {
                    yield sum(quanta, x, samples).of(SoftProfile.ROOM_SLOPE, false).value();
                }
                long taught = ranked.learned(samples, threshold.tau(), 1);
                double both = taught == 0 ? 0 : byRoom.first(taught, 0).sum(Weight.LOSS, Profile.SLOPE, SoftProfile.ROOM, x);
                double apart = omega == 1 ? 0 : byRoom.sum(Weight.LOSS, Profile.SLOPE, SoftProfile.ROOM, x);
                yield omega * both + (1 - omega) * apart;
            }
        };
    }

    private double dataExponent(double x, double samples, double loss) {
        if (threshold != null) {
            return stepExponent(x, samples);
        }
        if (x == Double.POSITIVE_INFINITY || x == 0) {
            double share = x == 0 ? 1 - omega : 1;
            return share * byData.sum(Weight.LOSS, Profile.SLOPE, response, samples) / loss;
        }
        double slope =
                switch (model.distribution()) {
                    case TabulatedQuanta quanta -> sum(quanta, SoftProfile.DATA_SLOPE, x, samples);
                    case ParametricQuanta quanta ->
                        sum(quanta, x, samples).of(SoftProfile.DATA_SLOPE, false).value();
                };
        return slope / loss;
    }

    /** With the number of quanta that have their data continued to real numbers. */
    private double stepExponent(double x, double samples) {
        if (!(model.distribution() instanceof ParametricQuanta quanta && byData instanceof RankedLoss ranked)) {
            throw new ArithmeticException(
                    "the staircase of tabulated quanta has no continuation to real numbers of quanta, so no local exponent");
        }
        if (x == Double.POSITIVE_INFINITY || x == 0) {
            double share = x == 0 ? 1 - omega : 1;
            return share == 0 ? 0 : share * data.localExponent(response, samples) * data.loss(response, samples) / at(x, samples);
        }
        RankMonomial exposure = ranked.unitExposure().times(samples, 0);
        double n = data.continuedLearned(exposure);
        if (n >= quanta.quanta().orElse(Long.MAX_VALUE)) {
            return 0;
        }
        var steps = new ContinuedSteps(
                RankedLoss.loss(model, quanta),
                quanta.useFrequency().times(x, 0),
                SoftProfile.ROOM,
                1 - omega,
                omega,
                quanta.quanta(),
                taught -> after(taught, x));
        return steps.localExponent(n) / exposure.logSlope(n);
    }
}

package org.neuralquanta.capacity;

import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.sum.CurveResponse;
import org.neuralquanta.sum.Response;

/**
 * The contribution of a quantum where room and data are independent events: functions of its exposure x to room and y to data, with
 * \(a=e^{-x}\) and \(b=\varphi(y)\).
 */
public enum SoftShare {

    /** a + b − ω a b: the loss. */
    OPEN {
        @Override
        public double at(double omega, Response data, double x, double y) {
            double a = ROOM.open(x);
            return a + data.open(y) * (1 - omega * a);
        }

        @Override
        double bound(double omega, Response data, ExposureBox box) {
            double a = ROOM.bounds().openBound(box.leastRoom(), box.mostRoom(), box.roomArgument());
            return a + data.bounds().openBound(box.leastData(), box.mostData(), box.dataArgument()) * (1 + omega * a);
        }

        @Override
        double far(Response data, double x, double y) {
            return (ROOM.bounds().openEnclosure(x).upper() + data.bounds().openEnclosure(y).upper()) * (1 + 0x1p-50);
        }
    },

    /** −(1 − ω a) ∂b/∂ log D: the local exponent in D. */
    DATA_SLOPE {
        @Override
        public double at(double omega, Response data, double x, double y) {
            return (1 - omega + omega * ROOM.closed(x)) * data.slope(y);
        }

        @Override
        double bound(double omega, Response data, ExposureBox box) {
            return (1 - omega + omega * ROOM.bounds().closedBound(box.leastRoom(), box.mostRoom(), box.roomArgument()))
                    * data.bounds().slopeBound(box.leastData(), box.mostData(), box.dataArgument());
        }

        @Override
        double far(Response data, double x, double y) {
            return data.bounds().slopeBound(y, Double.POSITIVE_INFINITY, 0);
        }
    },

    /** −(1 − ω b) ∂a/∂ log x: what the local exponent in N needs. */
    ROOM_SLOPE {
        @Override
        public double at(double omega, Response data, double x, double y) {
            return (1 - omega * data.atZero() + omega * data.closed(y)) * ROOM.slope(x);
        }

        @Override
        double bound(double omega, Response data, ExposureBox box) {
            return (1 - omega * data.atZero() + omega * data.bounds().closedBound(box.leastData(), box.mostData(), box.dataArgument()))
                    * ROOM.bounds().slopeBound(box.leastRoom(), box.mostRoom(), box.roomArgument());
        }

        @Override
        double far(Response data, double x, double y) {
            return ROOM.bounds().slopeBound(x, Double.POSITIVE_INFINITY, 0);
        }
    };

    /** The response to room, by a race of exponential clocks. */
    public static final Response ROOM = new CurveResponse(new Exponential());

    public abstract double at(double omega, Response data, double x, double y);

    /** A bound on the modulus over complex exposures. */
    abstract double bound(double omega, Response data, ExposureBox box);

    /** A bound at all real exposures from x and y on. */
    abstract double far(Response data, double x, double y);

    /** Moduli between two and arguments up to one, of both exposures. */
    record ExposureBox(
            double leastRoom, double mostRoom, double roomArgument, double leastData, double mostData, double dataArgument) {}
}

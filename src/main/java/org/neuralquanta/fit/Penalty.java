package org.neuralquanta.fit;

/** ρ(r) with its derivatives by r and by the logarithm of the scale. Scratch space of one thread. */
final class Penalty {

    private final RobustLoss loss;

    double value;
    double slope;
    double curvature;
    double scaleSlope;
    double scaleCurvature;
    double mixed;

    Penalty(RobustLoss loss) {
        this.loss = loss;
    }

    void evaluate(double r, double logScale) {
        evaluate(loss, r, logScale);
    }

    private void evaluate(RobustLoss of, double r, double logScale) {
        switch (of) {
            case RobustLoss.Huber(double delta) -> huber(r, delta);
            case RobustLoss.Squares() -> {
                value = 0.5 * r * r;
                slope = r;
                curvature = 1;
            }
            case RobustLoss.Student(double degrees) -> student(r, degrees, logScale);
            case RobustLoss.Lopsided(RobustLoss base, double factor) -> {
                evaluate(base, r, logScale);
                if (r < 0) {
                    value *= factor;
                    slope *= factor;
                    curvature *= factor;
                }
            }
        }
    }

    private void huber(double r, double delta) {
        double size = Math.abs(r);
        boolean inside = size <= delta;
        value = inside ? 0.5 * r * r : delta * (size - 0.5 * delta);
        slope = inside ? r : Math.copySign(delta, r);
        curvature = inside ? 1 : 0;
    }

    private void student(double r, double nu, double logScale) {
        double inverse = Math.exp(-logScale);
        double u = r * inverse;
        double below = nu + u * u;
        double g = (nu + 1) * u / below;
        double dg = (nu + 1) * (nu - u * u) / (below * below);
        value = logScale + 0.5 * (nu + 1) * Math.log1p(u * u / nu);
        slope = g * inverse;
        curvature = dg * inverse * inverse;
        scaleSlope = 1 - u * g;
        scaleCurvature = u * g + u * u * dg;
        mixed = -(g + u * dg) * inverse;
    }
}

package org.neuralquanta.network;

/**
 * The sphere of all parameters of one Euclidean norm, on which training at constant weight norm stays: after each step the parameters are
 * multiplied by the norm of the start over theirs. Immutable, thread-safe.
 *
 * <p>Source: Liu, Michaud and Tegmark, Omnigrok, arXiv 2210.01117, Fig. 8.
 *
 * @param radius the norm, &gt; 0
 */
public record Sphere(double radius) {

    /**
     * Checks the radius.
     *
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    public Sphere {
        if (!(radius > 0 && radius <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the norm of a sphere must be above 0 and finite, was " + radius);
        }
    }

    /**
     * The sphere on which some parameters lie.
     *
     * @param parameters the parameters, not all 0
     * @return the sphere
     * @throws IllegalArgumentException if their norm is 0 or not finite
     */
    public static Sphere through(float[] parameters) {
        return new Sphere(norm(parameters));
    }

    /**
     * The Euclidean norm.
     *
     * @param parameters the parameters
     * @return the root of the sum of their squares
     */
    public static double norm(float[] parameters) {
        double squares = 0;
        for (float parameter : parameters) {
            squares += (double) parameter * parameter;
        }
        return Math.sqrt(squares);
    }

    /**
     * Moves parameters along their ray to the sphere, to within the rounding of single precision.
     *
     * @param parameters the parameters, changed in place
     * @throws IllegalArgumentException if their norm is 0 or not finite
     */
    public void project(float[] parameters) {
        float factor = (float) (radius / through(parameters).radius());
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= factor;
        }
    }
}

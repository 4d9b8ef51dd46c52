package org.neuralquanta.discovery;

import org.neuralquanta.Statement;

/** The similarity of two gradients with cosine c. Immutable, thread-safe. */
@Statement("T35")
public enum Similarity {

    /** The cosine itself, from −1 to 1. */
    SIGNED {
        @Override
        public double of(double cosine) {
            return cosine;
        }
    },

    /** The paper's choice, \(1 - \arccos(c)/\pi\), from 0 to 1: opposite gradients count as least similar. */
    ANGULAR {
        @Override
        public double of(double cosine) {
            return 1 - Math.acos(cosine) / Math.PI;
        }
    },

    /** |c|, from 0 to 1: opposite gradients count as most similar. */
    ABSOLUTE {
        @Override
        public double of(double cosine) {
            return Math.abs(cosine);
        }
    };

    /**
     * The similarity of two samples.
     *
     * @param cosine of the angle between their gradients
     * @return the similarity
     */
    public abstract double of(double cosine);
}

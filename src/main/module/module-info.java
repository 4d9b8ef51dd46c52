/**
 * The quantization theory of neural scaling: exact laws, proven bounds, derivations, simulations and fits.
 *
 * <p>Exported packages are what users call. The others are the library's own, and may change at any time.
 */
module org.neuralquanta {
    requires static jdk.incubator.vector;
    requires static org.jspecify;
    requires hipparchus.core;
    requires org.jgrapht.core;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.core;
    // The command only.
    requires static info.picocli;
    requires static me.tongfei.progressbar;

    exports org.neuralquanta;
    exports org.neuralquanta.bound;
    exports org.neuralquanta.derivation;
    exports org.neuralquanta.discovery;
    exports org.neuralquanta.distribution;
    exports org.neuralquanta.dynamics;
    exports org.neuralquanta.emergence;
    exports org.neuralquanta.expansion;
    exports org.neuralquanta.fit;
    exports org.neuralquanta.grokking;
    exports org.neuralquanta.law;
    exports org.neuralquanta.matrix;
    exports org.neuralquanta.mixture;
    exports org.neuralquanta.model;
    exports org.neuralquanta.montecarlo;
    exports org.neuralquanta.omnigrok;
    exports org.neuralquanta.order;
    exports org.neuralquanta.outcome;
    exports org.neuralquanta.runs;
    exports org.neuralquanta.schedule;
    exports org.neuralquanta.special;
    exports org.neuralquanta.study;
    exports org.neuralquanta.table;
    exports org.neuralquanta.tokens;
    exports org.neuralquanta.zipf;

    uses org.neuralquanta.plot.Plotter;

    opens org.neuralquanta.cli to info.picocli;
    opens org.neuralquanta.cli.option to info.picocli;
}

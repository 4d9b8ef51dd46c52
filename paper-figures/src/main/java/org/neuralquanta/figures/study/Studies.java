package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neuralquanta.toy.PhasePlane;

/** All studies, and the choice among them. A new study is added to a list here. */
public final class Studies {

    /** An hour on two idle cores. */
    private static final List<Study> QUANTA =
            List.of(new ParityStudy(), new ParityScalingStudy(), new DiscoveryStudy(), new NewlineStudy(), new MechanismStudy());

    /** Minutes. */
    private static final List<Study> GROKKING = List.of(
            PhaseStudy.small(), new ToyStudy("toy", 50, 1e-3, 4000, 1), new UniqueStudy(), new NormStudy(), new LandscapeStudy(), new StudentStudy(),
            new DigitsStudy(), new ConstantNormStudy());

    /** Minutes. */
    private static final List<Study> FITS = List.of(new BenchmarkStudy(), new OverlapStudy(), new HeldOutStudy());

    /**
     * An hour on two idle cores for the text, half an hour for its clusters, half an hour on one for addition modulo 53, up to ten minutes for each study
     * of the toy model at the width of the paper, twenty minutes for digits as the authors train them, three quarters of an hour for addition modulo 113, half an hour
     * on two for parities of 100 bits: only when named.
     */
    private static final List<Study> LONG = List.of(
            new TextStudy(), new TextClusterStudy(), ModularStudy.small(), ModularStudy.full(), new DigitsStudy.AtAuthorsDecay(), new EnvelopeStudy(),
            new ParityScalingStudy.AtHundredBits(), new ToyStudy("toy-200", 200, 1e-4, 10_000, 601),
            new SizeStudy(), PhaseStudy.of(PhasePlane.RATES), PhaseStudy.of(PhasePlane.DECAY), PhaseStudy.of(PhasePlane.CLASSES),
            PhaseStudy.of(PhasePlane.PERMUTATIONS));

    private Studies() {}

    /**
     * Runs the named study; all but the long ones for the name true, those of quanta for the name quanta.
     *
     * @param name the name
     * @param data the folder of the files that figures read
     * @param scratch a folder for networks once trained
     * @throws IOException if a file cannot be read or written, or training was interrupted
     * @throws IllegalArgumentException if no study is called so
     */
    public static void run(String name, Path data, Path scratch) throws IOException {
        for (Study study : chosen(name)) {
            study.run(data, scratch);
        }
    }

    static List<Study> chosen(String name) {
        if (name.equals("true")) {
            return Stream.of(QUANTA, GROKKING, FITS).flatMap(List::stream).toList();
        }
        if (name.equals("quanta")) {
            return QUANTA;
        }
        List<Study> named = all().filter(study -> study.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("-Dretrain must be true, quanta, "
                    + all().map(Study::name).collect(Collectors.joining(", ")) + ", was " + name);
        }
        return named;
    }

    private static Stream<Study> all() {
        return Stream.of(QUANTA, GROKKING, FITS, LONG).flatMap(List::stream);
    }
}

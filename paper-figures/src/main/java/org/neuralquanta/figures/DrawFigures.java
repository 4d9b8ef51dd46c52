package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws all figures, or one, or the fit of somebody's runs. */
public final class DrawFigures {

    private static final List<Figure> ALL = List.of(
            new PublishedExponents(),
            new ParametersAndData(),
            new WordsOfAText(),
            new HypothesisOnRuns(),
            new ZipfOfWords(),
            new Staircase(),
            new Emergence(),
            new ThreeExponents(),
            new SingleSamples(),
            new LearnedQuanta(),
            new ExponentsByAlpha(),
            new Convergence(),
            new MultinomialCorrection(),
            new Fluctuations(),
            new Universality(),
            new ComputeOptimal(),
            new JointLevelCurves(),
            new JointCrossover(),
            new GeneralExponents(),
            new LogModified(),
            new Saturation(),
            new RankFrequency(),
            new ClusterBias(),
            new LearningOrders(),
            new PlackettLuceExponents(),
            new DominoToParallel(),
            new PrerequisiteExponents(),
            new SimulationRace(),
            new SimulationTime(),
            new TrainedQuanta(),
            new DiscoveredQuanta(),
            new SampleMechanisms(),
            new UniqueFraction(),
            new FlowOfRepresentation(),
            new Circles(),
            new GrokkingPhases(),
            new LandU(),
            new LinearGrokking(),
            new GrokkingTime(),
            new NormCourses());

    private DrawFigures() {}

    /**
     * Draws.
     *
     * @param args the folder of this project, then {@code figure=NAME} for one figure, or {@code fit=FILE.csv},
     *     {@code plot=FILE.svg} and perhaps {@code columns=N=…,D=…,loss=…} for a fit, and {@code retrain=STUDY} or {@code retrain=true} to
     *     train networks anew first; what follows the sign may be empty
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        String only = value(args, "figure");
        String runs = value(args, "fit");
        if (!runs.isEmpty()) {
            plot(runs, value(args, "columns"), value(args, "plot"), Output.in(project));
            return;
        }
        retrain(value(args, "retrain"), project);
        List<Figure> chosen =
                ALL.stream().filter(f -> only.isEmpty() || f.name().equals(only)).toList();
        if (chosen.isEmpty()) {
            System.err.println("-Dfigure must be one of "
                    + String.join(", ", ALL.stream().map(Figure::name).toList()) + ", was " + only);
            System.exit(2);
        }
        Output output = Output.in(project);
        BundledFont.install(output.scratch());
        for (int i = 0; i < chosen.size(); i++) {
            long start = System.nanoTime();
            System.out.printf("[%d/%d] %s", i + 1, chosen.size(), chosen.get(i).name());
            System.out.flush();
            draw(chosen.get(i), project.resolve("data"), output);
            System.out.printf(Locale.ROOT, " %.1f s%n", (System.nanoTime() - start) * 1e-9);
        }
        if (only.isEmpty()) {
            output.write("README.md", Gallery.markdown(output, ALL));
        }
    }

    /** Writes run logs anew: of one study, of all where the word is true, or of none where it is empty. */
    private static void retrain(String study, Path project) throws IOException {
        Path data = project.resolve("data");
        var retrain = new Retrain(data, project.resolve("target/trained"));
        if (study.equals("true") || study.equals("quanta")) {
            retrain.all();
        }
        if (study.equals("true")) {
            for (String each : TrainedRuns.STUDIES) {
                TrainedRuns.train(each, data);
            }
        } else if (Retrain.PARTS.contains(study)) {
            retrain.part(study);
        } else if (!study.isEmpty() && !study.equals("quanta")) {
            TrainedRuns.train(study, data);
        }
    }

    private static String value(String[] args, String name) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(name + "="))
                .map(arg -> arg.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void plot(String runs, String columns, String svg, Output output) throws IOException {
        BundledFont.install(output.scratch());
        try {
            FitPlot.draw(Path.of(runs), columns, Path.of(svg.isEmpty() ? "fit.svg" : svg));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void draw(Figure figure, Path data, Output output) throws IOException {
        Drawing drawing = figure.draw(data);
        Picture picture = Picture.of(drawing.sheet());
        String file = "out/" + figure.name();
        output.write(file + ".svg", Formats.svg(picture));
        output.write(file + ".pdf", Formats.pdf(picture));
        output.write(file + ".png", Formats.png(picture));
        output.write(file + ".csv", Numbers.csv(drawing.sheet()));
        output.write(file + ".md", drawing.caption().markdown(figure.name()).getBytes(StandardCharsets.UTF_8));
    }
}

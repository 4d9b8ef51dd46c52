package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.figures.drawing.BundledFont;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Formats;
import org.neuralquanta.figures.drawing.Output;
import org.neuralquanta.figures.drawing.Picture;
import org.neuralquanta.figures.drawing.PlottedNumbers;
import org.neuralquanta.figures.study.Studies;

/** Draws all figures, or one; runs studies anew where that is asked for. */
public final class DrawFigures {

    private DrawFigures() {}

    /**
     * Draws.
     *
     * @param args the folder of this project, then {@code figure=NAME} for one figure, and {@code retrain=STUDY} or
     *     {@code retrain=true} to train networks anew first; {@code parent=maven} to end with the process that starts this one; what
     *     follows the sign may be empty
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        if (!value(args, "parent").isEmpty()) {
            EndsWithParent.begin();
        }
        Path project = Path.of(args[0]);
        String only = value(args, "figure");
        String study = value(args, "retrain");
        if (!study.isEmpty()) {
            Studies.run(study, project.resolve("data"), project.resolve("target/trained"));
        }
        List<Figure> chosen =
                Figures.ALL.stream().filter(f -> only.isEmpty() || f.name().equals(only)).toList();
        if (chosen.isEmpty()) {
            System.err.println("-Dfigure must be one of "
                    + String.join(", ", Figures.ALL.stream().map(Figure::name).toList()) + ", was " + only);
            System.exit(2);
        }
        Output output = Output.in(project);
        BundledFont.install(output.scratch());
        for (int i = 0; i < chosen.size(); i++) {
            long start = System.nanoTime();
            System.out.printf(Locale.ROOT, "[%d/%d] %s", i + 1, chosen.size(), chosen.get(i).name());
            System.out.flush();
            draw(chosen.get(i), project.resolve("data"), output);
            System.out.printf(Locale.ROOT, " %.1f s%n", (System.nanoTime() - start) * 1e-9);
        }
        if (only.isEmpty()) {
            output.write("README.md", Gallery.markdown(output, Figures.ALL));
        }
    }

    private static String value(String[] args, String name) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(name + "="))
                .map(arg -> arg.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void draw(Figure figure, Path data, Output output) throws IOException {
        Drawing drawing = figure.draw(data);
        Picture picture = Picture.of(drawing.sheet());
        String file = "out/" + figure.name();
        output.write(file + ".svg", Formats.svg(picture, drawing.caption().title(), drawing.caption().text()));
        output.write(file + ".pdf", Formats.pdf(picture));
        output.write(file + ".png", Formats.png(picture));
        output.write(file + ".csv", PlottedNumbers.csv(drawing.sheet()));
        output.write(file + ".md", drawing.caption().markdown(figure.name(), figure.getClass()).getBytes(StandardCharsets.UTF_8));
    }
}

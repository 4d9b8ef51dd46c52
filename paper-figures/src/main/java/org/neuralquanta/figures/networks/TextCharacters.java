package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.tokens.JumpPlaces;
import org.neuralquanta.tokens.JumpShare;
import org.neuralquanta.tokens.TokenCurves;
import org.neuralquanta.tokens.TokenKind;

/** The losses of single characters of a text over sizes of networks, and which of them fall in one jump (T24, T47). */
public final class TextCharacters implements Figure {

    private static final double FALSE_ALARM = 0.05;
    private static final int EXAMPLES = 3;
    private static final int[] SHOWN = {0, 3, 6, 9};

    @Override
    public String name() {
        return "text-characters";
    }

    private record Ladder(double[] sizes, Matrix losses, TokenCurves curves) {

        static Ladder read(Path data, TextRuns runs, String model) throws IOException {
            double[] sizes = runs.sizes(model).x();
            Matrix losses = Matrix.open(data.resolve("text-" + model + "-losses.npy"));
            return new Ladder(sizes, losses, TokenCurves.of(losses, sizes, FALSE_ALARM, 1));
        }
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        TextRuns runs = TextRuns.read(data);
        Ladder window = Ladder.read(data, runs, "window");
        Ladder transformer = Ladder.read(data, runs, "transformer");
        return new Drawing(
                Sheet.grid(new double[] {140}, List.of(List.of(examples(window), distribution(window.curves), shares(window.curves, transformer.curves)))),
                caption(window.curves));
    }

    /** The first characters of each kind, means over the seeds. */
    private static Panel examples(Ladder ladder) {
        var panel = new Panel("characters", "", Axis.decades("parameters $N$", 2e3, 2.2e6, 1), Axis.linear("loss of a character (nats)", 0, 6, 2));
        examples(panel, ladder, TokenKind.GRADUAL, Style.BLUE);
        examples(panel, ladder, TokenKind.ONE_JUMP, Style.VERMILLION);
        panel.label(new Tex("one jump", Style.ink(Style.VERMILLION)), 2e6, 5.6, 0, 0, Tex.Anchor.RIGHT);
        panel.label(new Tex("gradual", Style.ink(Style.BLUE)), 2e6, 5.1, 0, 0, Tex.Anchor.RIGHT);
        return panel;
    }

    private static void examples(Panel panel, Ladder ladder, TokenKind kind, Color color) {
        double[] sizes = Arrays.stream(ladder.sizes).distinct().toArray();
        int seeds = ladder.sizes.length / sizes.length;
        int found = 0;
        for (long token = 0; token < ladder.losses.rows() && found < EXAMPLES; token++) {
            double[] row = ladder.losses.row(token);
            if (ladder.curves.kind(row) == kind) {
                double[] curve = new double[sizes.length];
                for (int i = 0; i < row.length; i++) {
                    curve[i / seeds] += row[i] / seeds;
                }
                panel.with(new Layer.Line(kind.name().toLowerCase(Locale.ROOT) + " " + token, color, Style.SOLID, sizes, curve));
                found++;
            }
        }
    }

    /** The distribution of the losses at some sizes. */
    private static Panel distribution(TokenCurves curves) {
        var panel = new Panel("distribution", "", Axis.decades("loss of a character (nats)", 1e-3, 12, 1), Axis.linear("share below", 0, 1, 0.5));
        Color[] colors = {Style.GREY, Style.ORANGE, Style.GREEN, Style.BLUE};
        for (int k = 0; k < SHOWN.length; k++) {
            int size = SHOWN[k];
            double[] share = new double[199];
            double[] loss = new double[share.length];
            for (int i = 0; i < share.length; i++) {
                share[i] = (i + 1) / (share.length + 1.0);
                loss[i] = Math.max(1e-3, curves.quantile(size, share[i]));
            }
            panel.with(new Layer.Line("N = " + Math.round(curves.sizes().get(size)), colors[k], Style.SOLID, loss, share));
        }
        for (int k = 0; k < SHOWN.length; k++) {
            String n = String.format(Locale.ROOT, "$%s%,d$", k == 0 ? "N = " : "", Math.round(curves.sizes().get(SHOWN[k]))).replace(",", "\\,");
            panel.label(new Tex(n, Style.ink(colors[k])), 1.3e-3, 0.94 - 0.09 * k, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    /** The share of jumps by both null models, with that of planted curves. */
    private static Panel shares(TokenCurves window, TokenCurves transformer) {
        Axis across = new Axis("null model", false, 0.4, 4.6, List.of(
                new Axis.Tick(1, "mean"), new Axis.Tick(2, "own"), new Axis.Tick(3, "mean"), new Axis.Tick(4, "own")), List.of(), true);
        var panel = new Panel("jumps", "", across, Axis.linear("share of jumps, $95\\,\\%$", 0, 0.4, 0.1));
        List<JumpShare> all = List.of(window.jumps(), window.jumpsBeyondPowerLaws(), transformer.jumps(), transformer.jumpsBeyondPowerLaws());
        double[] x = {1, 2, 3, 4};
        double[] measured = all.stream().mapToDouble(JumpShare::shareOfFalling).toArray();
        double[] half = all.stream().mapToDouble(TextCharacters::half).toArray();
        double[] lower = new double[4];
        double[] upper = new double[4];
        Arrays.setAll(lower, i -> measured[i] - half[i]);
        Arrays.setAll(upper, i -> measured[i] + half[i]);
        panel.with(new Layer.Points("planted", Style.GREY, Marker.DIAMOND, false, x, all.stream().mapToDouble(JumpShare::plantedShare).toArray()));
        panel.with(new Layer.Estimates("measured", Style.VERMILLION, Marker.CIRCLE, true, x, measured, lower, upper));
        panel.label(new Tex("measured", Style.ink(Style.VERMILLION)), 1.2, 0.32, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("planted", Style.GREY), 2, 0.09, 0, 0, Tex.Anchor.CENTER);
        panel.label(Tex.black("window"), 1.5, 0.37, 0, 0, Tex.Anchor.CENTER);
        panel.label(Tex.black("transformer"), 3.5, 0.37, 0, 0, Tex.Anchor.CENTER);
        return panel;
    }

    private static double half(JumpShare share) {
        double s = share.shareOfFalling();
        return 1.959963984540054 * Math.sqrt(s * (1 - s) / Math.max(1, share.oneJump() + share.gradual()));
    }

    private static String corrected(JumpShare share) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share.corrected(), share.correctedInterval().lower(), share.correctedInterval().upper());
    }

    private static Caption caption(TokenCurves window) {
        JumpPlaces places = window.placesOfJumps().orElseThrow();
        JumpPlaces planted = window.placesOfPlanted().orElseThrow();
        return new Caption(
                "Single characters of a text",
                String.format(
                        Locale.ROOT,
                        """
                        Left: losses of single held-out characters over sizes of the window network, means over three seeds: the first three measured
                        characters that fall in one jump, and the first three that fall gradually; a
                        character that first gets worse counts as one jump too, if its fall is sharp. Middle: the distribution of the losses of all
                        20,000 at four sizes. Right: the share that falls in one jump among those that fall at all, with 95 %% intervals, and the share among
                        planted smooth curves: curves that fall as the mean does (mean), and power laws of each character's own (own). Noise of the window
                        is that between its three seeds, so that jumps can be told from noise: without false alarms %s and %s of its characters jump.
                        The transformer has one seed and its noise is guessed: its shares contain noise, but how much is unknown. Only the first null model was
                        fixed before the runs; at that time noise was drawn from a normal distribution, which found too many jumps. Where one window network jumps, another seed
                        falls most between the same two sizes in %.0f %% (by chance %.0f %%); where a planted smooth curve counts as a jump, in %.0f %% (%.0f %%).""",
                        corrected(window.jumps()), corrected(window.jumpsBeyondPowerLaws()),
                        100 * places.agreement(), 100 * places.chance(), 100 * planted.agreement(), 100 * planted.chance()),
                "Michaud et al., arXiv 2303.13506, Figs 3 and 4, on another text and smaller networks",
                "T24, T47",
                "settings, seeds and criteria: docs/text.md; false alarms 5 %",
                "planted curves: sharpness of smooth curves with noise",
                "everything else; `data/text-window-losses.npy` and `data/text-transformer-losses.npy`, written by"
                        + " `mvn -f paper-figures -Dretrain=text`; text of 1611 (public domain) in the Debian package bible-kjv-text 4.39");
    }
}

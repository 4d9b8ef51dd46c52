package org.neuralquanta.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Draws the figures of a paper: each is a line of the command, and a file. */
@Mojo(name = "figures", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class FiguresMojo extends CommandMojo {

    /** A figure. */
    public static final class Figure {

        /** What is drawn, as for the command without its name: law data --alpha 0.4 --at 1e3,1e9. Words with blanks are quoted. */
        @Parameter(required = true)
        String line;

        /** The picture; its name ends in .svg, .pdf or .png. */
        @Parameter(required = true)
        File output;

        /** A figure without content, which Maven fills in. */
        public Figure() {}
    }

    /** The figures. */
    @Parameter(required = true)
    List<Figure> figures;

    @Override
    List<List<String>> lines() throws MojoExecutionException {
        var lines = new ArrayList<List<String>>();
        for (Figure figure : figures) {
            if (figure.line == null || figure.output == null) {
                throw new MojoExecutionException("each figure needs a <line>, such as law data --alpha 0.4 --at 1e3,1e9, and an <output>");
            }
            var words = new ArrayList<>(Words.of(figure.line));
            words.addAll(List.of("--plot", picture(figure.output)));
            lines.add(words);
        }
        return lines;
    }
}

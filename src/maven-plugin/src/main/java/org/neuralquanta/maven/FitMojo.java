package org.neuralquanta.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fits a law to a table of runs and draws the fit. */
@Mojo(name = "fit", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class FitMojo extends CommandMojo {

    /** The table of runs. */
    @Parameter(property = "quanta.table", required = true)
    File table;

    /** The law, as in the command. */
    @Parameter(property = "quanta.model", defaultValue = "chinchilla")
    String model;

    /** Which column is what, such as N=params,D=tokens,loss=val_loss; else by name. */
    @Parameter(property = "quanta.columns")
    String columns;

    /** Further options of the command, such as --overestimates and 5, each word on its own. */
    @Parameter
    List<String> options = List.of();

    /** The picture; its name ends in .svg, .pdf or .png. */
    @Parameter(property = "quanta.output", defaultValue = "${project.build.directory}/fit.svg")
    File output;

    @Override
    List<List<String>> lines() throws MojoExecutionException {
        var line = new ArrayList<String>(List.of("fit", table.getPath(), "--model", model, "--plot", picture(output)));
        if (columns != null) {
            line.addAll(List.of("--columns", columns));
        }
        line.addAll(options);
        return List.of(line);
    }
}

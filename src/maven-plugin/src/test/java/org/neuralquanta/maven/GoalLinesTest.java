package org.neuralquanta.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the command that the parameters of the goals become. */
class GoalLinesTest {

    @TempDir
    private File folder;

    private File picture;

    @BeforeEach
    void namePicture() {
        picture = new File(folder, "figures/fit.pdf");
    }

    private FitMojo fit() {
        var goal = new FitMojo();
        goal.table = new File("our runs.csv");
        goal.model = "chinchilla";
        goal.output = picture;
        return goal;
    }

    @Test
    void aFitIsOneLine() throws MojoExecutionException {
        assertThat(fit().lines()).containsExactly(List.of("fit", "our runs.csv", "--model", "chinchilla", "--plot", picture.getPath()));
    }

    @Test
    void columnsAndOptionsFollow() throws MojoExecutionException {
        FitMojo goal = fit();
        goal.columns = "N=model size,D=tokens,loss=loss";
        goal.options = List.of("--overestimates", "5");
        assertThat(goal.lines()).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST)
                .endsWith("--columns", "N=model size,D=tokens,loss=loss", "--overestimates", "5");
    }

    @Test
    void theFolderOfThePictureIsMade() throws MojoExecutionException {
        fit().lines();
        assertThat(picture.getParentFile()).isDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
        FitMojo goal = fit();
        goal.output = new File(folder, "taken/fit.pdf");
        Files.createFile(folder.toPath().resolve("taken"));
        assertThatThrownBy(goal::lines).isInstanceOf(MojoExecutionException.class).hasMessageContaining(goal.output.getPath());
    }

    private FiguresMojo.Figure figure(String line, String name) {
        var figure = new FiguresMojo.Figure();
        figure.line = line;
        figure.output = name == null ? null : new File(folder, name);
        return figure;
    }

    @Test
    void eachFigureIsALineInItsOrder() throws MojoExecutionException {
        var goal = new FiguresMojo();
        goal.figures = List.of(figure("law data --alpha 0.4 --at 1e3", "law.svg"), figure(" fit 'our runs.csv'\n --model curve ", "curve.png"));
        assertThat(goal.lines()).containsExactly(
                List.of("law", "data", "--alpha", "0.4", "--at", "1e3", "--plot", new File(folder, "law.svg").getPath()),
                List.of("fit", "our runs.csv", "--model", "curve", "--plot", new File(folder, "curve.png").getPath()));
    }

    @Test
    void aFigureNeedsALineAndAFile() {
        for (FiguresMojo.Figure incomplete : List.of(figure(null, "law.svg"), figure("law data --alpha 0.4 --at 1e3", null))) {
            var goal = new FiguresMojo();
            goal.figures = List.of(incomplete);
            assertThatThrownBy(goal::lines).isInstanceOf(MojoExecutionException.class).hasMessageContaining("<line>").hasMessageContaining("<output>");
        }
    }
}

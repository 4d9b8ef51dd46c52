package org.neuralquanta.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** Starts the command {@code quanta} of this plugin's own version in a process of its own. */
abstract class CommandMojo extends AbstractMojo {

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> artifacts;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    File folder;

    /** A JDK 25. Without it: the toolchain of the build, else the first JDK 25 at JAVA_HOME, JAVA25_HOME or one of the usual places. */
    @Parameter(property = "quanta.jdk")
    File jdk;

    /** Draws nothing. */
    @Parameter(property = "quanta.skip", defaultValue = "false")
    boolean skip;

    @Inject
    private ToolchainManager toolchains;

    /** The lines of the command, which are run one after the other. */
    abstract List<List<String>> lines() throws MojoExecutionException;

    /** The path of a picture, whose folder is there now. */
    static String picture(File output) throws MojoExecutionException {
        try {
            Files.createDirectories(output.getAbsoluteFile().toPath().getParent());
        } catch (IOException e) {
            throw new MojoExecutionException("there can be no folder for " + output, e);
        }
        return output.getPath();
    }

    @Override
    public final void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("quanta.skip is set: nothing is drawn");
            return;
        }
        for (List<String> line : lines()) {
            run(line);
        }
    }

    private void run(List<String> line) throws MojoExecutionException {
        var command = new ArrayList<String>(List.of(
                java(), "-XX:+UseSerialGC", "-Djava.awt.headless=true", "--add-modules", "jdk.incubator.vector", "-cp", classPath(),
                "org.neuralquanta.cli.Quanta"));
        command.addAll(line);
        try {
            // Under target, which every build ignores: the answer, for people.
            Path log = Files.createDirectories(folder.toPath().resolve("target")).resolve("quanta.log");
            Process process = new ProcessBuilder(command).directory(folder).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            int code = end(process);
            String answer = Files.readString(log).strip();
            if (code != 0) {
                throw new MojoExecutionException("quanta " + String.join(" ", line) + ": " + answer);
            }
            getLog().info("quanta " + String.join(" ", line));
            answer.lines().forEach(getLog()::debug);
        } catch (IOException e) {
            throw new MojoExecutionException("quanta could not be started by " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    /** Whatever ends Maven ends the command. */
    private static int end(Process process) throws InterruptedException {
        var atTheEnd = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            return process.waitFor();
        } finally {
            process.destroy();
            removed(atTheEnd);
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ends) {
            // Maven ends, and the hook runs.
        }
    }

    private String classPath() {
        return String.join(File.pathSeparator, artifacts.stream().map(artifact -> artifact.getFile().getPath()).toList());
    }

    private String java() throws MojoExecutionException {
        if (jdk != null) {
            return new File(jdk, "bin/java").getPath();
        }
        var toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        return toolchain == null ? Jdk25.java() : toolchain.findTool("java");
    }
}

package org.neuralquanta.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Plan;
import org.neuralquanta.montecarlo.Simulation;

/** Two threads of one virtual machine, and Kryo, which must not matter. */
@Timeout(300)
class LocalTest {

    private static JavaSparkContext context;

    @BeforeAll
    static void start() {
        context = new JavaSparkContext(new SparkConf()
                .setMaster("local[2,3]")
                .setAppName("local")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer"));
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @Test
    void simulationsHaveTheBitsOfOneMachine() throws InterruptedException {
        for (Simulation simulation : Cases.SIMULATIONS) {
            assertThat(SparkSimulation.run(context, simulation, Cases.GRID)).as("%s", simulation).isEqualTo(simulation.run(Cases.GRID));
        }
    }

    @Test
    void curvesQuantilesAndProgressComeOnTheCallingThread() throws InterruptedException {
        Simulation simulation = Cases.SIMULATIONS.getFirst();
        List<double[]> curves = new ArrayList<>();
        List<double[]> expected = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Observer observer = Observer.none().withQuantiles(0.5);
        assertThat(SparkSimulation.run(
                        context,
                        Plan.of(simulation, Cases.GRID),
                        7,
                        observer.withCurves((_, losses) -> curves.add(losses)).withProgress(share -> {
                            shares.add(share);
                            threads.add(Thread.currentThread());
                        })))
                .isEqualTo(simulation.run(observer.withCurves((_, losses) -> expected.add(losses)), Cases.GRID));
        assertThat(curves.toArray(double[][]::new)).isDeepEqualTo(expected.toArray(double[][]::new));
        assertThat(shares).isSorted().endsWith(1.0).allMatch(share -> share > 0 && share <= 1);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    private record FailsTwice() implements Cases.Accident {

        @Override
        public void happen(TaskContext task) {
            if (task.attemptNumber() < 2) {
                throw new IllegalStateException("attempt " + task.attemptNumber());
            }
        }
    }

    private record FailsAlways() implements Cases.Accident {

        @Override
        public void happen(TaskContext task) {
            throw new IllegalStateException("this task fails always");
        }
    }

    private record Hangs() implements Cases.Accident {

        @Override
        public void happen(TaskContext task) {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aTaskThatFailsIsDoneAgain() throws InterruptedException {
        Simulation simulation = Cases.with(new FailsTwice());
        assertThat(SparkSimulation.run(context, simulation, Cases.GRID)).isEqualTo(simulation.run(Cases.GRID));
    }

    @Test
    void aTaskThatFailsAlwaysEndsTheRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SparkSimulation.run(context, Cases.with(new FailsAlways()), Cases.GRID))
                .withMessageContaining("this task fails always");
    }

    @Test
    void anInterruptCancelsTheTasks() throws InterruptedException {
        var interrupted = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                SparkSimulation.run(context, Cases.with(new Hangs()), Cases.GRID);
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
        });
        while (caller.isAlive() && context.statusTracker().getActiveStageIds().length == 0) {
            Thread.sleep(20);
        }
        caller.interrupt();
        caller.join();
        assertThat(interrupted).isTrue();
        while (context.statusTracker().getActiveStageIds().length > 0) {
            Thread.sleep(20);
        }
    }

    @Test
    void whatCannotBeSentIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkSimulation.run(context, Simulation.of(Zipf.finite(0.4, 30)).learnedBy(y -> Math.exp(-y)), Cases.GRID))
                .withMessageContaining("cast a lambda");
        Object notWritten = new Object();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkBootstrap.of(context, () -> notWritten.hashCode() == 0 ? Cases.fit() : Cases.fit(), 2, 1, _ -> {}));
        assertThatThrownBy(() -> SparkBootstrap.of(context, Cases::fit, 0, 1, _ -> {})).hasMessageContaining("> 0");
    }

    /** Other bits on the driver than in a task. */
    @Test
    void aFitThatDependsOnTheMachineIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SparkBootstrap.of(
                        context,
                        () -> TaskContext.get() == null ? Cases.fit() : Cases.otherFit(),
                        4,
                        1,
                        _ -> {}))
                .withMessageContaining("other bits");
    }
}

package org.neuralquanta.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.text.Ladder;
import scala.Option;

/**
 * A master and two workers, whose executors are virtual machines of their own. The workers have two addresses, since Spark does not do a task
 * a second time on the same host.
 */
@Timeout(300)
class ClusterTest {

    private static final AtomicInteger REMOVED = new AtomicInteger();
    private static final AtomicInteger SPECULATIVE = new AtomicInteger();

    private static final List<RpcEnv> SERVERS = new ArrayList<>();

    @TempDir
    private static Path work;

    private static JavaSparkContext context;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        // The executors have Spark from the class path of the application.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        RpcEnv master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, new SparkConf())._1();
        SERVERS.add(master);
        String address = "spark://127.0.0.1:" + master.address().port();
        for (int i = 1; i <= 2; i++) {
            SERVERS.add(Worker.startRpcEnvAndEndpoint(
                    "127.0.0." + i, 0, 0, 1, 512, new String[] {address}, work.toString(), Option.apply(i), new SparkConf(), Option.empty()));
        }
        context = new JavaSparkContext(new SparkConf()
                .setMaster(address)
                .setAppName("cluster")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
                        + " --sun-misc-unsafe-memory-access=allow")
                .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                .set("spark.default.parallelism", "2")
                .set("spark.scheduler.minRegisteredResourcesRatio", "1")
                .set("spark.speculation", "true")
                .set("spark.speculation.quantile", "0.5")
                .set("spark.speculation.multiplier", "3")
                .set("spark.speculation.minTaskRuntime", "1s"));
        context.sc().addSparkListener(new SparkListener() {
            @Override
            public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
                REMOVED.incrementAndGet();
            }

            @Override
            public void onTaskStart(SparkListenerTaskStart start) {
                if (start.taskInfo().speculative()) {
                    SPECULATIVE.incrementAndGet();
                }
            }
        });
    }

    @AfterAll
    static void stop() {
        context.stop();
        SERVERS.reversed().forEach(RpcEnv::shutdown);
    }

    @Test
    void simulationsHaveTheBitsOfOneMachine() throws InterruptedException {
        for (Simulation simulation : Cases.SIMULATIONS) {
            assertThat(SparkSimulation.run(context, simulation, Cases.GRID)).as("%s", simulation).isEqualTo(simulation.run(Cases.GRID));
        }
        assertThat(context.statusTracker().getExecutorInfos()).as("the driver and two executors").hasSize(3);
    }

    private record KillsItsMachine(String mark) implements Cases.Accident {

        @Override
        public void happen(TaskContext task) {
            if (Cases.first(mark)) {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    @Test
    void anExecutorThatIsKilledChangesNothing() throws InterruptedException {
        Path mark = folder.resolve("killed");
        Simulation simulation = Cases.with(new KillsItsMachine(mark.toString()));
        assertThat(SparkSimulation.run(context, simulation, Cases.GRID)).isEqualTo(simulation.run(Cases.GRID));
        assertThat(mark).exists();
        assertThat(REMOVED).hasPositiveValue();
    }

    private record HangsOnce(String mark) implements Cases.Accident {

        @Override
        public void happen(TaskContext task) {
            if (Cases.first(mark)) {
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void aTaskThatIsDoneTwiceAtOnceCountsOnce() throws InterruptedException {
        Path mark = folder.resolve("hung");
        Simulation simulation = Cases.with(new HangsOnce(mark.toString()));
        assertThat(SparkSimulation.run(context, simulation, Cases.GRID)).isEqualTo(simulation.run(Cases.GRID));
        assertThat(mark).exists();
        assertThat(SPECULATIVE).hasPositiveValue();
    }

    @Test
    void aBootstrapHasTheBitsOfOneMachine() throws InterruptedException {
        Bootstrap here = Bootstrap.of(Cases.fit(), 50, 9, () -> {});
        List<Double> shares = new ArrayList<>();
        Bootstrap there = SparkBootstrap.of(context, Cases::fit, 50, 9, shares::add);
        assertThat(there.size()).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(there.at(i, j)).isEqualTo(here.at(i, j));
            }
        }
        assertThat(shares).isSorted().endsWith(1.0);
    }

    @Test
    void aLadderGoesOnWhereItWasAndHasTheFilesOfOneMachine() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Path there = Files.createDirectory(folder.resolve("there"));
        Ladder.in(here, Cases.corpus(), Cases.ladder()).train(1, _ -> {});
        Ladder ladder = Ladder.in(there, Cases.corpus(), Cases.ladder());
        SparkTraining.train(context, ladder, _ -> {});
        Map<String, byte[]> files = files(here);
        assertThat(files(there)).usingRecursiveComparison().isEqualTo(files);
        List<String> weights = files.keySet().stream().filter(name -> name.endsWith("-parameters.npy")).toList();
        int lost = 3;
        for (String name : weights.subList(0, lost)) {
            Files.delete(there.resolve(name));
            Files.delete(there.resolve(name.replace("-parameters", "")));
        }
        List<Double> shares = new ArrayList<>();
        SparkTraining.train(context, Ladder.in(there, Cases.corpus(), Cases.ladder()), shares::add);
        assertThat(shares).isSorted().endsWith(1.0).hasSize(lost);
        assertThat(ladder.missing()).isEmpty();
        assertThat(files(there)).usingRecursiveComparison().isEqualTo(files);
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}

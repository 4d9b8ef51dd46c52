package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.CircleLattice;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.newline.WrappedText;
import org.neuralquanta.norm.NormTask;
import org.neuralquanta.omnigrok.LinearDraw;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.schedule.SpendingLaw;
import org.neuralquanta.verify.Ledger;
import org.neuralquanta.verify.Report;
import org.neuralquanta.verify.Theory;

/** What a REPL shows of a value: what it is and its key values, in one line. */
class PrintsItselfTest {

    private static final int LONGEST = 200;

    /** Records that print their lists: these stay short. */
    private static final Map<String, String> SHORT_LISTS = Map.ofEntries(
            Map.entry("emergence.CurveFamily", "the parameters of one curve"),
            Map.entry("fit.CurveModel$Scaled", "the exponents of one model"),
            Map.entry("montecarlo.Estimate", "a handful of quantiles"),
            Map.entry("runs.Columns", "one name for each part"),
            Map.entry("fit.CurveModel$Fixed", "the parameters that one model holds"),
            Map.entry("runs.Point", "the value of each variable"),
            Map.entry("runs.Extrapolation", "a number for each variable"),
            Map.entry("zipf.ZipfFit$Alternative", "the parameters of one law"),
            Map.entry("study.CurveStudy$Plan", "the budgets that were asked for"),
            Map.entry("study.CurveStudy$Split", "the budgets that were asked for"),
            Map.entry("derivation.Derivation$Check", "the points of one comparison"),
            Map.entry("network.Architecture", "a handful of layers"),
            Map.entry("derivation.Derivation$Step", "the conditions of one step"),
            Map.entry("derivation.Derivation$Expansion", "as many terms as asked"),
            Map.entry("derivation.Derivation$MixtureTerms", "a term for each family"),
            Map.entry("derivation.Derivation$Joint", "the two terms of one law"));

    @Test
    void everyPublicClassPrintsItself() {
        assertThat(ModuleDescription.exportedPackages()).contains("org.neuralquanta.law").doesNotContain("org.neuralquanta.cli");
        assertThat(values().filter(type -> !printsItself(type)).map(Class::getName)).isEmpty();
    }

    /** What people hold in a variable: no interface, no exception and nothing that only has static methods. */
    private static Stream<Class<?>> values() {
        return ModuleDescription.exportedTypes()
                .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> !Throwable.class.isAssignableFrom(type))
                .filter(type -> Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())));
    }

    private static boolean printsItself(Class<?> type) {
        try {
            Method method = type.getMethod("toString");
            return method.getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void recordsDoNotPrintArraysListsAndFunctions() {
        Set<String> printing = values()
                .filter(type -> type.isRecord() && Stream.of(type.getRecordComponents()).anyMatch(PrintsItselfTest::isLongOrHashed))
                .filter(PrintsItselfTest::isPrintedByTheCompiler)
                .map(type -> type.getName().substring(ModuleDescription.class.getPackageName().length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(printing).isSubsetOf(SHORT_LISTS.keySet());
    }

    private static boolean isLongOrHashed(RecordComponent component) {
        Class<?> type = component.getType();
        return type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || (type.isInterface() && type.getSimpleName().matches("LossCurve|Progress|LearningTimes|.*Operator|.*Function"));
    }

    /** A record that declares no toString has one that is linked to ObjectMethods. */
    private static boolean isPrintedByTheCompiler(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("toString"))
                    .flatMap(PrintsItselfTest::code)
                    .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                            && call.invokedynamic().bootstrap().bootstrapMethod().reference().owner().asInternalName()
                                    .equals("java/lang/runtime/ObjectMethods"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<CodeElement> code(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }

    static Stream<Object> samples() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(3));
        var architecture = Architecture.dense(Activation.TANH, 10, 100, 3);
        Network network = Network.random(architecture, 1, 1);
        TrainingSet pairs = TrainingSet.full(Addition.modulo(31));
        Representation start = Representation.random(31, 2, 1, 0);
        int[] clusters = IntStream.range(0, 10_000).map(i -> i % 100).toArray();
        return Stream.of(
                model,
                DataLaw.of(model),
                StepLaw.of(model),
                ParameterLaw.of(model),
                ComputeLaw.of(model),
                JointLaw.of(model),
                JointLaw.of(model).asymptotic(),
                OrderLaw.of(model, new ByFrequency()),
                RaceLaw.of(model, new PlackettLuce(1)),
                SpendingLaw.of(model),
                TabulatedQuanta.ofCounts(LongStream.rangeClosed(1, 10_000).toArray()),
                GivenOrder.of(IntStream.rangeClosed(1, 10_000).toArray()),
                Prerequisites.of(10_000, IntStream.range(1, 10_000).mapToObj(i -> new Prerequisites.Edge(i, i + 1)).toList()),
                ResourceModel.of(Zipf.finite(0.4, 1000)).withWaste(0.1),
                DominoModel.of(Zipf.infinite(0.4)),
                Derivation.of(Problem.quanta(), Target.PARAMETERS),
                Simulation.of(Zipf.infinite(0.4)),
                Observer.none().withCurves((_, _) -> {}),
                RandomStream.of(1, 2),
                ZipfDraws.of(1.4, 1_000_000),
                new Clustering(clusters),
                WrappedText.artificial(10_000, 24, 1),
                pairs,
                EffectiveLoss.of(pairs),
                RepresentationFlow.of(EffectiveLoss.of(pairs), start),
                start,
                CircleLattice.of(pairs),
                network,
                Batch.targeted(10_000, architecture),
                Trainer.of(network, Loss.SQUARED_ERROR, Adam.of(1e-3)),
                NormTask.teacherStudent(1),
                LinearModel.of(2, 10).limit(),
                LinearDraw.of(LinearModel.of(2, 10), 200, 1, 0),
                ParitySettings.reference(),
                new ParityTask(ParitySettings.reference()),
                Ledger.standard(),
                new Report(Theory.STATED, List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void oneLineSaysWhatItIs(Object value) {
        assertThat(value.toString()).startsWith(value.getClass().getSimpleName()).hasLineCount(1).doesNotContain("@");
        assertThat(value.toString().length()).as(value.toString()).isLessThanOrEqualTo(LONGEST);
    }
}

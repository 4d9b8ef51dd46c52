package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every public method of the API with values at the ends of their types: it throws what its Javadoc says, returns no NaN, and returns. Objects
 * are those of {@link PrintsItselfTest}, and what calls on them return.
 */
class ApiSweepTest {

    private static final long LONGEST_SECONDS = 20;
    private static final int MOST_OBJECTS = 6;

    private static final double[] DOUBLES = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1, -1, 0.5, 2, 0.9999999999, 3, 10, 100, 1e3, 1e6, 1e-300, 1e-12, 1e18,
        1e300, -1e300, Double.MIN_VALUE, Double.MAX_VALUE
    };
    private static final long[] WHOLES = {0, 1, -1, 2, 3, 4, 7, 10, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final String[] TEXTS = {"", " ", "a", "alpha", "N", "D", "x", "N,D,loss", "k^-(1+alpha)", "1/0", "NaN", "T8", "loss=2"};

    /** What computes for long as it says, touches files, or is NaN where it says so. */
    private static final Set<String> LEFT_OUT = Set.of("montecarlo", "matrix", "grokking.UniqueSets", "fit.BudgetLine$Place");

    private final Map<Class<?>, List<Object>> objects = new HashMap<>();
    private final TreeSet<String> faults = new TreeSet<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int calls;

    private static List<Executable> methods() {
        return ModuleDescription.exportedTypes()
                .filter(type -> LEFT_OUT.stream().noneMatch(name -> (type.getName() + ".").contains("." + name + ".")))
                .flatMap(type -> Stream.<Executable>concat(
                        Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Arrays.stream(type.getConstructors()),
                        Arrays.stream(type.getDeclaredMethods())))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && !Set.of("equals", "valueOf").contains(method.getName()))
                .sorted(Comparator.comparing(Executable::toString))
                .toList();
    }

    private void sweep(long seed, int rounds, int mostCalls) {
        PrintsItselfTest.samples().forEach(this::keep);
        var random = new Random(seed);
        List<Executable> methods = new ArrayList<>(methods());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(methods, random);
            for (Executable method : methods) {
                if (calls >= mostCalls) {
                    return;
                }
                call(method, random);
            }
        }
    }

    private void keep(Object value) {
        if (value.getClass().getName().startsWith("org.neuralquanta") && !value.getClass().isHidden()) {
            List<Object> same = objects.computeIfAbsent(value.getClass(), _ -> new ArrayList<>());
            if (same.size() < MOST_OBJECTS) {
                same.add(value);
            }
        }
    }

    private void call(Executable method, Random random) {
        boolean needsObject = method instanceof Method && !Modifier.isStatic(method.getModifiers());
        Object receiver = needsObject ? object(method.getDeclaringClass(), random) : null;
        var arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Object argument = argument(method.getParameterTypes()[i], random);
            if (argument == null) {
                return;
            }
            arguments[i] = argument;
        }
        if (needsObject && receiver == null) {
            return;
        }
        calls++;
        Future<@Nullable Object> result = threads.submit(() -> switch (method) {
            case Constructor<?> constructor -> constructor.newInstance(arguments);
            case Method own -> own.invoke(receiver, arguments);
        });
        String line = method.getDeclaringClass().getName().substring(17) + "." + method.getName() + shown(arguments) + " of " + shown(receiver) + ": ";
        try {
            Object value = result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (isNaN(value)) {
                faults.add(line + "NaN");
            } else if (value != null) {
                keep(value);
            }
        } catch (TimeoutException _) {
            faults.add(line + "no answer");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            Throwable thrown = Objects.requireNonNull(
                    e.getCause() instanceof InvocationTargetException target ? target.getTargetException() : e.getCause());
            if (!isDocumented(method, thrown.getClass())) {
                faults.add(line + thrown);
            }
        }
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof Object[] array
                ? Stream.of(array).map(ApiSweepTest::shown).toList().toString()
                : value instanceof double[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
        return text.length() > 90 ? text.substring(0, 90) + "…" : text;
    }

    private static boolean isNaN(@Nullable Object value) {
        return switch (value) {
            case Double number -> number.isNaN();
            case OptionalDouble number -> Double.isNaN(number.orElse(0));
            case double[] numbers -> Arrays.stream(numbers).anyMatch(Double::isNaN);
            case null, default -> false;
        };
    }

    private @Nullable Object object(Class<?> type, Random random) {
        List<Object> candidates = objects.entrySet().stream()
                .filter(entry -> type.isAssignableFrom(entry.getKey()))
                .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
    }

    private @Nullable Object argument(Class<?> type, Random random) {
        if (type == double.class) {
            return DOUBLES[random.nextInt(DOUBLES.length)];
        }
        long whole = WHOLES[random.nextInt(WHOLES.length)];
        if (type == long.class) {
            return whole;
        }
        if (type == int.class) {
            return Math.clamp(whole, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == float.class) {
            return (float) DOUBLES[random.nextInt(DOUBLES.length)];
        }
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), random.nextInt(4));
            for (int i = 0; i < Array.getLength(array); i++) {
                Object element = argument(type.getComponentType(), random);
                if (element == null) {
                    return null;
                }
                Array.set(array, i, element);
            }
            return array;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == OptionalDouble.class) {
            return OptionalDouble.of(DOUBLES[random.nextInt(DOUBLES.length)]);
        }
        if (type == OptionalLong.class) {
            return OptionalLong.of(whole);
        }
        if (type == OptionalInt.class) {
            return OptionalInt.of((int) whole);
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == DoubleUnaryOperator.class) {
            double value = DOUBLES[random.nextInt(DOUBLES.length)];
            return (DoubleUnaryOperator) x -> random.nextBoolean() ? value : Math.exp(-x);
        }
        if (type == LongUnaryOperator.class) {
            return (LongUnaryOperator) _ -> whole;
        }
        return object(type, random);
    }

    private static final Map<Class<?>, String> CODE = new HashMap<>();

    /** Whether the comment of the method, or of one that it overrides, says that it throws this. */
    private static boolean isDocumented(Executable method, Class<?> thrown) {
        Set<String> kinds = new TreeSet<>();
        for (Class<?> kind = thrown; kind != null && kind != Throwable.class; kind = kind.getSuperclass()) {
            kinds.add(kind.getSimpleName());
        }
        String name = method instanceof Constructor<?> ? method.getDeclaringClass().getSimpleName() : method.getName();
        return ancestors(method.getDeclaringClass()).anyMatch(type -> comments(type, name)
                .anyMatch(comment -> kinds.stream().anyMatch(kind -> comment.matches("(?s).*@throws ([a-z]+\\.)*" + kind + "\\b.*"))));
    }

    private static Stream<Class<?>> ancestors(@Nullable Class<?> type) {
        return type == null || !type.getName().startsWith("org.neuralquanta")
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(type),
                        Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass())).flatMap(ApiSweepTest::ancestors));
    }

    /** Of all methods of that name in the file. */
    private static Stream<String> comments(Class<?> type, String name) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String code = CODE.computeIfAbsent(
                outermost, file -> ProjectFiles.text("src/main/java/" + file.getName().replace('.', '/') + ".java"));
        return Pattern.compile("/\\*\\*((?:(?!\\*/).)*+)\\*/\\s*(?:@[^\\n]*\\n\\s*)*+[^;{}/]*?\\b" + name + "\\b *[({]", Pattern.DOTALL)
                .matcher(code)
                .results()
                .map(place -> place.group(1));
    }

    @Test
    void someCallsOfTheApi() {
        sweep(1, 1, 600);
        assertThat(calls).isEqualTo(600);
        assertThat(faults).isEmpty();
    }

    @Test
    @Tag("slow")
    void manyCallsOfTheApi() {
        sweep(Long.getLong("sweep.seed", 2), Integer.getInteger("sweep.rounds", 200), Integer.MAX_VALUE);
        System.out.println(calls + " calls of the API");
        assertThat(faults).isEmpty();
        assertThat(calls).isGreaterThan(1_000);
    }
}

package org.neuralquanta;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.annotation.Testable;

/** Which methods are tests. */
final class Tests {

    private Tests() {}

    static boolean isTest(JavaMethod method) {
        return Stream.of(
                        Test.class,
                        TestFactory.class,
                        TestTemplate.class,
                        ParameterizedTest.class,
                        Testable.class,
                        Property.class,
                        Example.class)
                .anyMatch(annotation ->
                        method.isAnnotatedWith(annotation) || method.isMetaAnnotatedWith(annotation));
    }
}

package org.neuralquanta;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ties a type or method to the statements of the theory that it computes, by their identifiers in {@code docs/theory.md}
 * ({@code T1}, {@code T2}, …). On a test it names the statements that the test checks. Immutable,
 * thread-safe.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Statement {

    /**
     * The identifiers of the statements.
     *
     * @return one or more identifiers such as {@code "T8"}
     */
    String[] value();
}

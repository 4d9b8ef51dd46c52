package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** What may not change a law, and what must. */
class InvarianceTest {

    private static final Set<Target> OF_ONE_VARIABLE = ofOneVariable();

    private static Set<Target> ofOneVariable() {
        Set<Target> targets = EnumSet.copyOf(KnownLawsTest.OF_GIVEN_DATA);
        targets.remove(Target.JOINT);
        return targets;
    }

    private static Germ germ(Problem problem, Target target) {
        return Deduction.of(problem, target).law().germ().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"JOINT", "TEMPERED", "CURATED", "MIXTURE_DATA", "MIXTURE_BEST", "MIXTURE_PARAMETERS"})
    void renamingSymbolsRenamesTheLaw(Target target) {
        Problem renamed = Problem.quanta()
                .frequency("k^-(1+x)").gap("G*k^y").cost("c*k^z").threshold("t*k^u").nu("v")
                .assuming("x > 0", "G > 0", "c > 0", "t > 0", "x > y", "z > -1", "x+u > -1", "v > 0");
        var names = new HashMap<Symbol, RationalFunction>();
        Map.of("alpha", "x", "Delta", "G", "C", "c", "tau", "t", "eta", "y", "kappa", "z", "delta", "u", "nu", "v")
                .forEach((from, to) -> names.put(Symbol.of(from), RationalFunction.parse(to)));
        assertThat(germ(KnownLawsTest.GENERAL, target).substitute(names)).isEqualTo(germ(renamed, target));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"JOINT", "TEMPERED", "CURATED", "MIXTURE_DATA", "MIXTURE_BEST", "MIXTURE_PARAMETERS"})
    void theNameOfTheVariableIsFree(Target target) {
        Deduction other = Deduction.of(KnownLawsTest.GENERAL, target, Symbol.of("x"));
        assertThat(other.law().germ()).contains(germ(KnownLawsTest.GENERAL, target));
        assertThat(other.theorem().statement()).contains("x");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"JOINT", "TEMPERED", "CURATED", "MIXTURE_DATA", "MIXTURE_BEST", "MIXTURE_PARAMETERS"})
    void writingAnInputDifferentlyIsTheSame(Target target) {
        Problem other = KnownLawsTest.GENERAL
                .frequency("42/7*k^-1/k^(2*alpha)*k^alpha")
                .cost("C*k^(kappa+1)/k");
        assertThat(germ(other, target)).isEqualTo(germ(KnownLawsTest.GENERAL, target));
    }

    @Property(tries = 50)
    void substitutingNumbersCommutesWithDeriving(@ForAll Random random) {
        int a = 20 + random.nextInt(200);
        int e = a - 5 - random.nextInt(100);
        int z = -80 + random.nextInt(200);
        int u = random.nextInt(100);
        var values = Map.of(
                Symbol.of("alpha"), hundredths(a), Symbol.of("eta"), hundredths(e),
                Symbol.of("kappa"), hundredths(z), Symbol.of("delta"), hundredths(u));
        Problem numbers = Problem.quanta()
                .frequency("k^-(1+" + hundredths(a) + ")")
                .gap("Delta*k^(" + hundredths(e) + ")")
                .cost("C*k^(" + hundredths(z) + ")")
                .threshold("tau*k^(" + hundredths(u) + ")")
                .nu("nu")
                .assuming("nu > 0");
        for (Target target : OF_ONE_VARIABLE) {
            assertThat(germ(KnownLawsTest.GENERAL, target).substitute(values)).isEqualTo(germ(numbers, target));
        }
    }

    private static RationalFunction hundredths(int value) {
        return RationalFunction.of(value).dividedBy(RationalFunction.of(100));
    }

    @Test
    void whatIsDerivedDoesNotDependOnFurtherAssumptions() {
        Problem more = KnownLawsTest.GENERAL.assuming("alpha > 2", "eta < 0", "beta > alpha");
        for (Target target : OF_ONE_VARIABLE) {
            assertThat(germ(more, target)).isEqualTo(germ(KnownLawsTest.GENERAL, target));
        }
    }

    /** Dropping any assumption that a proof uses stops it. */
    @Test
    void weakerAssumptionsGiveNoStrongerLaw() {
        Problem general = Problem.quanta().gap("Delta*k^eta").cost("C*k^kappa");
        assertThatThrownBy(() -> Deduction.of(general.assuming("alpha >= eta", "kappa > -1"), Target.PARAMETERS))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("needs: alpha > eta");
        assertThatThrownBy(() -> Deduction.of(general.assuming("alpha > eta", "kappa > -2"), Target.PARAMETERS))
                .hasMessage("needs: kappa > -1");
        assertThat(Deduction.of(general.assuming("alpha > eta", "kappa > -1"), Target.PARAMETERS).law().regime())
                .isEqualTo(Regime.POWER);
    }

    @Test
    void everyConditionHasACertificateThatMultipliesOut() {
        for (Target target : KnownLawsTest.OF_GIVEN_DATA) {
            assertThat(Deduction.of(KnownLawsTest.GENERAL, target).steps().keySet())
                    .allSatisfy(t -> assertThat(t.conditions()).allMatch(c -> c.holds()));
        }
    }

    @Test
    void whatIsPrintedIsReadBack() {
        for (Target target : OF_ONE_VARIABLE) {
            Law law = Deduction.of(KnownLawsTest.GENERAL, target).law();
            Expr amplitude = law.amplitude().orElseThrow();
            assertThat(Expr.parse(amplitude.toString())).isEqualTo(amplitude);
        }
    }
}

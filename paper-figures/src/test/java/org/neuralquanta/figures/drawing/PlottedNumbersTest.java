package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlottedNumbersTest {

    private static final double[] X = {1, 2};

    private static Panel panel(String name) {
        return new Panel(name, "", Axis.linear("", 0, 3, 1), Axis.linear("", 0, 3, 1));
    }

    private static String csv(Panel panel) {
        return new String(PlottedNumbers.csv(Sheet.grid(new double[] {100}, List.of(List.of(panel)))), StandardCharsets.UTF_8);
    }

    @Test
    void aLineHasNoInterval() {
        assertThat(csv(panel("loss").with(new Layer.Line("exact", Style.BLUE, Style.SOLID, X, new double[] {0.5, 0.25}))))
                .isEqualTo("panel,series,x,y,lower,upper\nloss,exact,1.0,0.5,,\nloss,exact,2.0,0.25,,\n");
    }

    @Test
    void intervalsStandBesideTheirValues() {
        var y = new double[] {0.5, 0.25};
        var lower = new double[] {0.4, 0.2};
        var upper = new double[] {0.6, 0.3};
        assertThat(csv(panel("loss").with(new Layer.Enclosed("band", Style.BLUE, Style.SOLID, X, y, lower, upper))))
                .endsWith("\nloss,band,1.0,0.5,0.4,0.6\nloss,band,2.0,0.25,0.2,0.3\n");
        assertThat(csv(panel("loss").with(new Layer.Estimates("bars", Style.BLUE, Marker.DOT, true, X, y, lower, upper))))
                .endsWith("\nloss,bars,1.0,0.5,0.4,0.6\nloss,bars,2.0,0.25,0.2,0.3\n");
    }

    @Test
    void aHeatMapHasALineOfItsColumnsAndOneForEachRow() {
        assertThat(csv(panel("map").with(new Heat("share", X, new double[] {10, 20}, new double[][] {{0, 0.1}, {0.2, 0.3}}))))
                .isEqualTo("""
                        panel,series,x,y,lower,upper,value
                        map,share,,,,,1.0 2.0
                        map,share,,10.0,,,0.0 0.1
                        map,share,,20.0,,,0.2 0.3
                        """);
    }

    @Test
    void namesWithCommasAndQuotesAreQuoted() {
        assertThat(csv(panel("the \"a\"").with(new Layer.Line("b, c", Style.BLUE, Style.SOLID, X, X))))
                .contains("\n\"the \"\"a\"\"\",\"b, c\",1.0,1.0,,\n");
    }

    @Test
    void numbersHaveTwelveDigits() {
        assertThat(PlottedNumbers.number(1 / 3.0)).isEqualTo("0.333333333333");
        assertThat(PlottedNumbers.number(2 / 3.0)).isEqualTo("0.666666666667");
        assertThat(PlottedNumbers.number(123456789012345.0)).isEqualTo("1.23456789012E14");
        assertThat(PlottedNumbers.number(0.1 + 0.2)).isEqualTo("0.3");
    }
}

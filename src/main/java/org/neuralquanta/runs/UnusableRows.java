package org.neuralquanta.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuralquanta.table.UnusableRowException;

/** The rows that are left out of a table, counted by the column at fault. For one thread. */
final class UnusableRows {

    private static final class Fault {

        private final UnusableRowException first;
        private long rows;

        Fault(UnusableRowException first) {
            this.first = first;
        }
    }

    private final Map<String, Fault> faults = new LinkedHashMap<>();

    void add(UnusableRowException fault) {
        faults.computeIfAbsent(fault.column().orElse(""), _ -> new Fault(fault)).rows++;
    }

    /** How many and why. */
    List<String> said() {
        var said = new ArrayList<String>();
        faults.forEach((column, fault) -> said.add(fault.rows + (fault.rows == 1 ? " row" : " rows") + " left out"
                + (column.isEmpty() ? "" : " for column '" + column + "'") + ": line " + fault.first.line() + ", " + fault.first.problem()
                + (fault.rows == 1 ? "" : ", and others")));
        return said;
    }
}

package org.neuralquanta.form;

/** Runs with N, D and U in place of which D counts what its repetitions are worth. */
record DistinctTokens(Form.Data runs, double scale) implements Form.Data {

    static Form.Data worth(Form.Data runs, double scale) {
        return new DistinctTokens(runs, scale);
    }

    @Override
    public int size() {
        return runs.size();
    }

    @Override
    public double log(int variable, int run) {
        if (variable != 1) {
            return runs.log(variable, run);
        }
        double repetitions = Math.expm1(runs.log(1, run) - runs.log(2, run));
        return runs.log(2, run) + Math.log1p(-scale * Math.expm1(-repetitions / scale));
    }

    @Override
    public double logLoss(int run) {
        return runs.logLoss(run);
    }
}

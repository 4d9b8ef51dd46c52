package org.neuralquanta.elementary;

/**
 * The quantile of the standard normal distribution, within 2 ulp (the largest error seen is in docs/montecarlo.md).
 *
 * <p>With \(w = -\log 4u(1-u)\), z over u − 1/2 is a polynomial in w − 1 for w ≤ 25/4, which holds for all but a thousandth of
 * the uniforms; beyond, z is a polynomial in √w on nine pieces. The form is that of Giles, Approximating the erfinv function (GPU
 * Computing Gems, 2011); the coefficients are of double accuracy, and the constants carry their rounding along:
 * {@code src/test/resources/oracle/normal-quantile-fit.py} makes them.
 */
public final class NormalQuantile {

    /** Up to here, w is in the middle. */
    public static final double MIDDLE = 6.25;

    /** The polynomial's centre. */
    public static final double CENTRE = 1;

    /** The coefficients; constants and no array, so that vector loops keep them in registers. */
    public static final double R0 = 3.188696314854902;
    public static final double R1 = 0.7009772127212225;
    public static final double R2 = 0.012022821327469088;
    public static final double R3 = -0.006721389240779279;
    public static final double R4 = 0.0002831871476880679;
    public static final double R5 = 0.00010805121228595151;
    public static final double R6 = -1.2093182638009023e-05;
    public static final double R7 = -1.598698171209934e-06;
    public static final double R8 = 3.4596507644710645e-07;
    public static final double R9 = 1.7083856180125993e-08;
    public static final double R10 = -8.5534568594457e-09;
    public static final double R11 = 4.695291888523849e-11;
    public static final double R12 = 1.909996081787458e-10;
    public static final double R13 = -1.0451108573140598e-11;
    public static final double R14 = -3.843762046769206e-12;
    public static final double R15 = 3.89744166012347e-13;
    public static final double R16 = 9.161415316887023e-14;
    public static final double R17 = -1.960571464891528e-14;
    public static final double R18 = -5.575935266340006e-16;
    public static final double R19 = 6.687452070892285e-16;
    public static final double R20 = -1.1162947181136705e-16;
    public static final double R21 = 9.629232670628247e-18;
    public static final double R22 = -4.511423690616415e-19;
    public static final double R23 = 9.166096396196052e-21;

    /** The rounding error of R0. */
    public static final double REST = -1.5486915568996875e-16;

    private static final double[] EDGES = {3.25, 4.25, 5.5, 7, 9, 11.5, 15, 20, 27.5};
    private static final double[] CENTRES = {2.875, 3.75, 4.875, 6.25, 8, 10.25, 13.25, 17.5, 23.75};
    private static final double[] RESTS = {
        1.5269951386426627e-16, -3.2125123613046685e-17, 2.1016888027257706e-16, -1.3738533488117756e-16,
        -8.749253509643926e-16, -5.499762907440299e-16, 3.4456211508971053e-16, -1.2239945423172152e-15,
        3.761494683513821e-17
    };

    private static final double[][] TAIL = {
        {
            3.8291007888823456, 1.4153177627595677, 0.011662774067988447, -0.005725960645928664,
            0.001793064425704469, -0.0002443388066334046, -0.00013606770121900292, 0.00011380557906343365,
            -3.402758473711014e-05, -4.572096674241014e-06, 8.731622454318613e-06, -3.145250799300597e-06,
            -3.7730473603976285e-07, 7.04417180178307e-07
        },
        {
            5.073495095150212, 1.4264999026939857, 0.0028558505983861835, -0.0017102854224799156,
            0.0005986939802732071, -0.0001735822470429646, 4.24110288457278e-05, -6.996420703317258e-06,
            -7.346687481966849e-07, 1.3757392264231127e-06, -7.436038135885807e-07, 2.4165789958167643e-07,
            -1.7704821816978436e-08, -2.1959008975729913e-08
        },
        {
            6.680203387280076, 1.4288145362456508, -7.150522437428345e-05, -0.00036242552203439476,
            0.00012642448621345647, -3.305240439251473e-05, 7.675467305896688e-06, -1.6624170664897172e-06,
            3.4153886878253583e-07, -6.627902624460163e-08, 1.1655920087860821e-08, -1.4221310716883407e-09,
            -3.7105558487630774e-10, 3.113314284975002e-10
        },
        {
            8.64407532668894, 1.4274532937938518, -0.0007038794429339057, -3.4471876910788296e-05,
            2.2365542065115227e-05, -5.5753338498863845e-06, 1.1283085707548735e-06, -2.0758907583856217e-07,
            3.609042722060533e-08, -6.032870465867158e-09, 9.77507751416626e-10, -1.545612873547186e-10,
            2.497626514010474e-11, -3.7647717483986035e-12
        },
        {
            11.139920894189261, 1.4249712794161082, -0.0006645145607620595, 2.7012172561357945e-05,
            1.7770100217671492e-06, -7.210724921776244e-07, 1.3957721120736585e-07, -2.237287967434731e-08,
            3.2829582782266536e-09, -4.572381765807792e-10, 6.139342670553337e-11, -8.041724400515945e-12,
            1.0911674971396578e-12, -1.3731016725785503e-13
        },
        {
            14.343067032243363, 1.4224133964607697, -0.0004753217629636536, 2.5373323059981052e-05,
            -9.513452250779656e-07, -2.459591731461799e-08, 1.1753566748208317e-08, -1.9059843317601284e-09,
            2.4813334344050694e-10, -2.9306177243379546e-11, 3.27006468282037e-12, -3.525081333216681e-13,
            3.926992979663328e-14, -4.038562251205735e-15
        },
        {
            18.606636966705356, 1.4201443344975209, -0.0002969731757892633, 1.4860476416864523e-05,
            -6.956448152917061e-07, 2.6918831683663893e-08, -4.349329757745151e-10, -6.930414657618997e-11,
            1.1868615545833726e-11, -1.3314436766520822e-12, 1.2891241710845872e-13, -1.1629645273999156e-14,
            1.082378784698513e-15, -9.033791765353601e-17
        },
        {
            24.637833993474583, 1.4182506543175728, -0.00016519829294944657, 6.951882973700129e-06,
            -2.908700342781136e-07, 1.1769384360229905e-08, -4.421547068853653e-10, 1.4025361501430499e-11,
            -2.4236542269809347e-13, -1.433700284746224e-14, 2.2399166486719335e-15, -2.0150485880702346e-16,
            1.7013854906443325e-17, -1.1802509248271652e-18
        },
        {
            33.49679139595952, 1.4167858148607675, -8.206285293508111e-05, 2.7204395374435467e-06,
            -9.138519780051884e-08, 3.0689542719952345e-09, -1.0193118730696933e-10, 3.3084820950866995e-12,
            -1.0313560996085167e-13, 2.991899685101617e-15, -7.524349352755876e-17, 1.226362717114255e-18,
            3.872600899442047e-20, -4.743453643418227e-21
        }
    };

    private NormalQuantile() {}

    /** Φ⁻¹(u) for 0 &lt; u &lt; 1; exactly odd where 1 − u is exact. */
    public static double of(double u) {
        double q = u - 0.5;
        double w = -Kernels.log(4 * (u * (1 - u)));
        if (w <= MIDDLE) {
            return timesRatio(q, w - CENTRE);
        }
        double root = Math.sqrt(w);
        int piece = 0;
        while (root > EDGES[piece]) {
            piece++;
        }
        return Math.copySign(polynomial(TAIL[piece], RESTS[piece], root - CENTRES[piece]), q);
    }

    /** The rounding of the last sum is carried into the product. */
    private static double timesRatio(double q, double x) {
        double square = x * x;
        double fourth = square * square;
        double p = Kernels.cubic(x, square, R20, R21, R22, R23);
        p = Math.fma(p, fourth, Kernels.cubic(x, square, R16, R17, R18, R19));
        p = Math.fma(p, fourth, Kernels.cubic(x, square, R12, R13, R14, R15));
        p = Math.fma(p, fourth, Kernels.cubic(x, square, R8, R9, R10, R11));
        p = Math.fma(p, fourth, Kernels.cubic(x, square, R4, R5, R6, R7));
        p = Math.fma(p, fourth, Kernels.cubic(x, square, REST, R1, R2, R3));
        double sum = p + R0;
        return Math.fma(q, sum, q * ((R0 - sum) + p));
    }

    private static double polynomial(double[] coefficients, double rest, double x) {
        double value = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 1; i--) {
            value = Math.fma(value, x, coefficients[i]);
        }
        return Math.fma(value, x, rest) + coefficients[0];
    }
}

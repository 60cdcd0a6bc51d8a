package dev.kith.model.data.picture;

/**
 * A colour of CIE L*a*b* under the white D50.
 *
 * @param lightness 0 … 100
 * @param a green to red, −128 … 127
 * @param b blue to yellow, −128 … 127
 */
record LabColour(double lightness, double a, double b) {
    private static final double[] WHITE = {0.9642, 1, 0.8249};

    /** From XYZ under D50 to linear sRGB, adapted to its white D65 by Bradford's transformation (Lindbloom's table). */
    private static final double[][] TO_RGB = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427},
    };

    /** Writes the three values of sRGB, 0 … 255; what sRGB cannot show is cut off. */
    void putRgb(byte[] pixels, int offset) {
        double y = (lightness + 16) / 116;
        double[] xyz = {WHITE[0] * uncurved(y + a / 500), WHITE[1] * uncurved(y), WHITE[2] * uncurved(y - b / 200)};
        for (int c = 0; c < 3; c++) {
            double linear = TO_RGB[c][0] * xyz[0] + TO_RGB[c][1] * xyz[1] + TO_RGB[c][2] * xyz[2];
            double shown = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            pixels[offset + c] = (byte) Math.round(255 * Math.max(0, Math.min(1, shown)));
        }
    }

    /** The inverse of the curve by which L*a*b* follows the eye. */
    private static double uncurved(double value) {
        double edge = 6.0 / 29;
        return value > edge ? value * value * value : 3 * edge * edge * (value - 4.0 / 29);
    }
}

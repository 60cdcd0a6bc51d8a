package dev.kith.model.augmentation;

import java.util.Optional;

/** The colour changes of one set of planes, in place. On a single channel, only brightness and contrast have an effect. */
final class ColorFilter {
    private final float[][] planes;
    private final float[] grey;
    private final Optional<HueRotation> hue;

    ColorFilter(float[][] planes) {
        this.planes = planes;
        this.grey = new float[planes.length == 3 ? planes[0].length : 0];
        this.hue = planes.length == 3 ? Optional.of(new HueRotation(planes[0].length)) : Optional.empty();
    }

    void distort(ColorDistortion distortion) {
        for (ColorDistortion.Operation operation : distortion.order()) {
            switch (operation) {
                case BRIGHTNESS -> brightness((float) distortion.brightness());
                case CONTRAST -> contrast((float) distortion.contrast());
                case SATURATION -> saturation((float) distortion.saturation());
                case HUE -> hue((float) distortion.hue());
            }
        }
    }

    private void brightness(float factor) {
        if (factor != 1) {
            Planes.brightness(planes, factor);
        }
    }

    private void contrast(float factor) {
        if (factor != 1) {
            Planes.contrast(planes, factor);
        }
    }

    private void saturation(float factor) {
        if (factor != 1 && planes.length == 3) {
            Planes.saturation(planes[0], planes[1], planes[2], factor, grey);
        }
    }

    private void hue(float turns) {
        if (turns != 0 && hue.isPresent()) {
            hue.get().rotate(planes[0], planes[1], planes[2], turns);
        }
    }

    void greyScale() {
        if (planes.length == 3) {
            Planes.greyScale(planes[0], planes[1], planes[2]);
        }
    }
}

package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.number;
import static dev.kith.config.hocon.Range.SHARE;
import static dev.kith.config.hocon.Range.above;
import static dev.kith.config.hocon.Range.between;

import dev.kith.config.ViewSettings;
import dev.kith.config.ViewsSettings;

/** The block {@code views}. */
final class ViewsMapping {
    private static final Range ASPECT = between(0.01, 100);
    private static final Range STRENGTH = between(0, 10);
    /** Less than a hundredth of a pixel is no blur, and more than the largest picture is one colour. */
    private static final Range SIGMA = between(0.01, 1024);

    private ViewsMapping() {}

    static ViewsSettings views(Block views) {
        return new ViewsSettings(view(views.block("first")), view(views.block("second")));
    }

    private static ViewSettings view(Block view) {
        return new ViewSettings(
                crop(view.block("crop")),
                view.get("flip", number(SHARE)),
                color(view.block("color")),
                view.get("grey-scale", number(SHARE)),
                blur(view.block("blur")));
    }

    private static ViewSettings.Crop crop(Block crop) {
        return new ViewSettings.Crop(
                crop.get("probability", number(SHARE)),
                crop.get("min-area", number(above(0).upTo(1))),
                crop.get("max-area", number(above(0).upTo(1))),
                crop.get("min-aspect", number(ASPECT)),
                crop.get("max-aspect", number(ASPECT)));
    }

    private static ViewSettings.Color color(Block color) {
        return new ViewSettings.Color(
                color.get("probability", number(SHARE)),
                color.get("brightness", number(STRENGTH)),
                color.get("contrast", number(STRENGTH)),
                color.get("saturation", number(STRENGTH)),
                color.get("hue", number(between(0, 0.5))));
    }

    private static ViewSettings.Blur blur(Block blur) {
        return new ViewSettings.Blur(
                blur.get("probability", number(SHARE)),
                blur.get("min-sigma", number("pixels", SIGMA)),
                blur.get("max-sigma", number("pixels", SIGMA)));
    }
}

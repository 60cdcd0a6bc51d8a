package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ViewSettings;
import dev.kith.config.ViewSettings.Blur;
import dev.kith.config.ViewSettings.Color;
import dev.kith.config.ViewSettings.Crop;
import dev.kith.model.augmentation.ColorDistortion.Operation;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewParametersTest {
    private static final ViewSettings ALL = TestViews.policy(1, 1, 1, 1, 1);

    private static ViewParameters draw(ViewSettings settings, int height, int width, long example) {
        return ViewParameters.draw(settings, height, width, RandomStream.of(11, Purpose.VIEW_1, 4, example));
    }

    @Test
    void isAFunctionOfTheStream() {
        assertThat(draw(ALL, 32, 32, 1)).isEqualTo(draw(ALL, 32, 32, 1)).isNotEqualTo(draw(ALL, 32, 32, 2));
    }

    @Test
    void noProbabilityShiftsWhatOtherOperationsDraw() {
        for (int example = 0; example < 50; example++) {
            ViewParameters all = draw(ALL, 40, 30, example);
            for (int off = 0; off < 5; off++) {
                double[] p = {1, 1, 1, 1, 1};
                p[off] = 0;
                ViewParameters some = draw(TestViews.policy(p[0], p[1], p[2], p[3], p[4]), 40, 30, example);

                assertThat(some.crop().isPresent()).isEqualTo(off != 0);
                assertThat(some.flip()).isEqualTo(off != 1);
                assertThat(some.color().isPresent()).isEqualTo(off != 2);
                assertThat(some.greyScale()).isEqualTo(off != 3);
                assertThat(some.blurSigma().isPresent()).isEqualTo(off != 4);
                some.crop().ifPresent(crop -> assertThat(all.crop()).contains(crop));
                some.color().ifPresent(color -> assertThat(all.color()).contains(color));
                assertThat(some.blurSigma().isEmpty() || some.blurSigma().equals(all.blurSigma()))
                        .isTrue();
            }
        }
    }

    @Test
    void theSizeOfTheImageShiftsNothingButTheCrop() {
        for (int example = 0; example < 50; example++) {
            ViewParameters square = draw(ALL, 32, 32, example);
            ViewParameters strip = draw(ALL, 10, 500, example);

            assertThat(strip.crop()).isNotEqualTo(square.crop());
            assertThat(strip.color()).isEqualTo(square.color());
            assertThat(strip.blurSigma()).isEqualTo(square.blurSigma());
        }
    }

    @Test
    void appliesOperationsAsOftenAsAsked() {
        ViewSettings settings = TestViews.policy(.9, .5, .8, .2, .1);
        List<ViewParameters> drawn = IntStream.range(0, 10_000)
                .mapToObj(i -> draw(settings, 32, 32, i))
                .toList();

        assertThat(drawn.stream().filter(view -> view.crop().isPresent()).count())
                .isBetween(8900L, 9100L);
        assertThat(drawn.stream().filter(ViewParameters::flip).count()).isBetween(4850L, 5150L);
        assertThat(drawn.stream().filter(view -> view.color().isPresent()).count())
                .isBetween(7880L, 8120L);
        assertThat(drawn.stream().filter(ViewParameters::greyScale).count()).isBetween(1880L, 2120L);
        assertThat(drawn.stream().filter(view -> view.blurSigma().isPresent()).count())
                .isBetween(910L, 1090L);
    }

    @Test
    void staysInTheRangesAndReachesTheirEnds() {
        List<ColorDistortion> colors = IntStream.range(0, 2000)
                .mapToObj(i -> draw(ALL, 32, 32, i).color().orElseThrow())
                .toList();

        assertThat(colors)
                .extracting(ColorDistortion::brightness)
                .allSatisfy(f -> assertThat(f).isBetween(.6, 1.4));
        assertThat(colors)
                .extracting(ColorDistortion::brightness)
                .anyMatch(f -> f < .61)
                .anyMatch(f -> f > 1.39);
        assertThat(colors)
                .extracting(ColorDistortion::contrast)
                .allSatisfy(f -> assertThat(f).isBetween(.6, 1.4));
        assertThat(colors)
                .extracting(ColorDistortion::contrast)
                .anyMatch(f -> f < .61)
                .anyMatch(f -> f > 1.39);
        assertThat(colors)
                .extracting(ColorDistortion::saturation)
                .allSatisfy(f -> assertThat(f).isBetween(.8, 1.2));
        assertThat(colors)
                .extracting(ColorDistortion::saturation)
                .anyMatch(f -> f < .81)
                .anyMatch(f -> f > 1.19);
        assertThat(colors)
                .extracting(ColorDistortion::hue)
                .allSatisfy(f -> assertThat(f).isBetween(-.1, .1));
        assertThat(colors)
                .extracting(ColorDistortion::hue)
                .anyMatch(f -> f < -.095)
                .anyMatch(f -> f > .095);
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(i -> draw(ALL, 32, 32, i).blurSigma().orElseThrow()))
                .allSatisfy(sigma -> assertThat(sigma).isBetween(.1, 2.0));
    }

    @Test
    void appliesTheColorOperationsInEveryOrderEquallyOften() {
        Map<List<Operation>, Integer> orders = new HashMap<>();
        for (int i = 0; i < 24_000; i++) {
            orders.merge(draw(ALL, 32, 32, i).color().orElseThrow().order(), 1, Integer::sum);
        }

        assertThat(orders).hasSize(24);
        assertThat(orders.keySet())
                .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder(Operation.values()));
        assertThat(orders.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    @Test
    void strengthZeroLeavesAPropertyAloneAndNoFactorIsNegative() {
        ViewSettings settings =
                new ViewSettings(new Crop(0, 1, 1, 1, 1), 0, new Color(1, 0, 3, 0, 0), 0, new Blur(0, 1, 1));

        for (int i = 0; i < 100; i++) {
            ColorDistortion color = draw(settings, 8, 8, i).color().orElseThrow();
            assertThat(color.brightness()).isEqualTo(1);
            assertThat(color.contrast()).isBetween(0.0, 4.0);
            assertThat(color.saturation()).isEqualTo(1);
            assertThat(color.hue()).isZero();
        }
    }
}

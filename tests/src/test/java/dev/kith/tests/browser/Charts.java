package dev.kith.tests.browser;

/** What a chart of the page shows now. */
final class Charts {
    private Charts() {}

    /** The last step to which a curve is drawn; −1 as long as there is none. */
    static long lastStep(Page page, String title) {
        return page.<Number>script("""
                const box = document.querySelector(`.chart[aria-label^="${arguments[0]}"]`);
                const chart = box && echarts.getInstanceByDom(box);
                return chart?.getOption().series[0].data.at(-1)?.[0] ?? -1;
                """, title).longValue();
    }

    /** The drawing itself, as data. */
    static String drawing(Page page, String title) {
        return page.script(
                "return document.querySelector(`.chart[aria-label^=\"${arguments[0]}\"] canvas`).toDataURL()", title);
    }
}

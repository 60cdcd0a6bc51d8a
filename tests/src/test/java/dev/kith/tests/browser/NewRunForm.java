package dev.kith.tests.browser;

import java.util.Map;
import java.util.stream.Collectors;
import org.openqa.selenium.By;

/** The form that starts a run. */
final class NewRunForm {
    private final Page page;

    NewRunForm(Page page) {
        this.page = page;
        page.find(".new-run");
    }

    void name(String name) {
        page.find("#run-id").sendKeys(name);
    }

    /** Fills one field for each setting; a service that does not describe its settings is told lines of text. */
    void set(Map<String, String> settings) {
        if (!page.driver().findElements(By.id("settings")).isEmpty()) {
            page.find("#settings")
                    .sendKeys(settings.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining("\n")));
            return;
        }
        page.script("document.querySelectorAll('details').forEach((section) => { section.open = true; }); return true");
        settings.forEach(this::set);
    }

    /** By the keyboard, as a person would; a list of choices takes its value by its words. */
    private void set(String key, String value) {
        var field = page.find("[id='knob-" + key + "']");
        if (field.getTagName().equals("input")) {
            field.clear();
        }
        field.sendKeys(value);
    }

    void submit() {
        page.click(".new-run button[type=submit]");
    }
}

package org.bonewise.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.endtoend.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page with the real service behind it: from a click on a patient to the order that would be signed. */
class PlaygroundOnServiceTest {

    private static final double PATIENCE_MILLISECONDS = 30_000;

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aPatientsCardsTheirOrdersAndWhatWentOverTheWire() {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            page.navigate(Service.shared().base() + "/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("low vitamin D"))
                    .click();
            Locator card = page.locator(".card.warning");
            assertThat(card.locator("h3"))
                    .hasText("Start denosumab or zoledronic acid: bone metastases of breast cancer");
            assertThat(card.locator(".suggestion")).hasCount(2);
            assertThat(card.locator(".detail")).containsText("25-OH vitamin D 16 ng/mL");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/playground.png")));

            showsTheOrder(card.locator(".suggestion").first());
            showsTheWire(page);
        }
        assertThat(complaints).isEmpty();
    }

    private static void showsTheOrder(Locator suggestion) {
        Locator order = suggestion.locator("details").first();
        order.locator("summary").click();
        assertThat(order.locator("pre")).containsText("\"resourceType\": \"MedicationRequest\"");
        assertThat(order.locator("pre")).containsText("\"value\": 120");
    }

    private static void showsTheWire(Page page) {
        Locator request = page.locator(".panel").first();
        request.locator("summary").click();
        assertThat(request.locator("pre")).containsText("\"hook\": \"patient-view\"");
        assertThat(request.locator("pre")).containsText("\"breast-vitamin-d-low-vitamin-d\"");
        Locator response = page.locator(".panel").nth(1);
        assertThat(response.locator("summary")).containsText("HTTP 200");
        response.locator("summary").click();
        assertThat(response.locator("pre")).containsText("\"code\": \"BM-1\"");
    }
}

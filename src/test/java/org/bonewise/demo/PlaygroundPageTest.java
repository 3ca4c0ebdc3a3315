package org.bonewise.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = DemoApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class PlaygroundPageTest {

    private static final double PATIENCE_MILLISECONDS = 30_000;

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @LocalServerPort
    private int port;

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

    @BeforeEach
    void openContext() {
        newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Test
    void showsTheCardsOfThePatientThatIsChosen() {
        open("");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("low vitamin D"))
                .click();

        assertThat(page.locator("#patient-name")).hasText("Anna Mary Whitfield");
        assertThat(page.locator(".who")).containsText("61 years");
        assertThat(page.locator(".problems")).containsText("Bone metastases");
        Locator card = page.locator(".card.warning");
        assertThat(card.locator("h3"))
                .hasText("Bone metastases from breast cancer: no bone-modifying agent has been started");
        assertThat(card.locator(".indicator")).hasText("Warning");
        assertThat(card.locator(".source a")).hasAttribute("href", "https://example.org/guideline");
        assertThat(card.locator(".suggestion")).hasCount(2);
        assertThat(card.locator(".suggestion").first()).containsText("★ Recommended");
        assertThat(page.locator(".card")).hasCount(3);
        assertThat(page.locator("#status"))
                .hasText(Pattern.compile("3 cards in \\d+ ms: 1 critical, 1 warning, 1 info\\."));
        assertThat(page).hasURL("http://127.0.0.1:" + port + "/#breast-vitamin-d-low");
        assertThat(complaints).isEmpty();
    }

    @Test
    void rendersMarkdownAndShowsHtmlAsText() {
        open("#breast-vitamin-d-low");
        Locator detail = page.locator(".card.warning .detail");

        assertThat(detail.locator("h4")).hasText("Why");
        assertThat(detail.locator("strong")).hasText("confirmed");
        assertThat(detail.locator("em")).hasText("no");
        assertThat(detail.locator("tbody tr")).hasCount(2);
        assertThat(detail.locator("tbody td").nth(3)).hasText("Vitamin D | 25-OH");
        assertThat(detail.locator("ol > li")).hasCount(2);
        assertThat(detail.locator("ol ul > li")).hasText("within a month");
        assertThat(detail).containsText("<script>window.hacked = true</script> <img src=x onerror=");
        assertThat(detail).containsText("<b>bold</b>");
        assertThat(detail.locator("a")).hasCount(1);
        assertThat(detail.locator("a")).hasAttribute("href", "https://example.org/a_b_c");
        assertThat(detail.locator("script, img, b")).hasCount(0);
        assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void showsWhatWentOverTheWire() {
        open("#no-cancer");

        Locator request = page.locator(".panel").first();
        assertThat(request.locator("summary")).containsText("POST /cds-services/bone-health-patient-view");
        request.locator("summary").click();
        assertThat(request.locator("pre")).containsText("\"patientId\": \"no-cancer\"");
        assertThat(request.locator("pre"))
                .containsText("\"fhirServer\": \"http://127.0.0.1:" + port + "/sandbox/fhir\"");
        Locator response = page.locator(".panel").nth(1);
        assertThat(response.locator("summary")).containsText("HTTP 200");
        response.locator("summary").click();
        assertThat(response.locator("pre")).containsText("\"cards\": []");
        assertThat(page.locator(".silence")).containsText("nothing to say");
    }

    /** The results come newest first, so that the oldest are on the last of many pages. */
    @ParameterizedTest
    @CsvSource({
        "full, 4 prefetch keys, true, false",
        "partial, 2 prefetch keys, false, true",
        "access, 0 prefetch keys, false, false"
    })
    void sendsTheRecordAsChosen(String mode, String keys, boolean oldestResult, boolean unfollowedLink) {
        open("#no-cancer");
        page.locator("input[value=" + mode + "]").check();

        assertThat(page.locator(".panel summary").first()).containsText(keys);
        String request = page.locator(".panel pre").first().textContent();
        assertThat(request.contains("\"no-cancer-hba1c-25\"")).isEqualTo(oldestResult);
        assertThat(request.contains("http://127.0.0.1:" + port + "/sandbox/fhir?_getpages="))
                .isEqualTo(unfollowedLink);
        assertThat(request).contains("\"access_token\": \"demo\"");
    }

    @Test
    void acceptingShowsWhatWouldBeCreatedAndRulesOutTheOther() {
        open("#breast-vitamin-d-low");
        Locator first = page.locator(".suggestion").first();
        Locator second = page.locator(".suggestion").nth(1);
        first.getByRole(AriaRole.BUTTON).click();

        assertThat(first.locator(".outcome li")).hasText(new String[] {
            "create MedicationRequest – Order denosumab 120 mg subcutaneously every 4 weeks",
            "create ServiceRequest – Refer to a dentist"
        });
        assertThat(second.getByRole(AriaRole.BUTTON)).isDisabled();

        first.getByRole(AriaRole.BUTTON).click();
        assertThat(first.locator(".outcome li")).hasCount(0);
        assertThat(second.getByRole(AriaRole.BUTTON)).isEnabled();
    }

    @Test
    void aCardCanBeSetAsideWithAReason() {
        open("#breast-vitamin-d-low");
        page.getByLabel("Not now, because").selectOption("dental");
        page.getByText("Set aside", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator(".overrides .outcome")).containsText("Set aside: Dental work is pending.");
    }

    @Test
    void anErrorIsToldInWords() {
        open("#" + DemoApp.FAILING_PATIENT);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The service answered 412 and gave no advice.");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The conditions of the patient could not be read.");
        assertThat(page.locator(".panel summary").nth(1)).containsText("HTTP 412");
    }

    @Test
    void worksByKeyboardAlone() {
        open("");
        assertThat(page.locator("#patients a")).hasCount(24);
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the chart")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#patients a").first()).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#patient-name")).isFocused();
        assertThat(page.locator(".card")).hasCount(3);
        Locator accept = page.locator(".suggestion").first().getByRole(AriaRole.BUTTON);
        for (int presses = 0; presses < 20 && !isFocused(accept); presses++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator(".suggestion").first().locator(".outcome li")).hasCount(2);
        assertThat(accept).isFocused();
    }

    @Test
    void skippingToTheChartKeepsItOpen() {
        open("#breast-vitamin-d-low");
        assertThat(page.locator(".card")).hasCount(3);
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the chart")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#chart")).isFocused();
        assertThat(page.locator(".card")).hasCount(3);
        assertThat(page).hasURL("http://127.0.0.1:" + port + "/#breast-vitamin-d-low");
    }

    @Test
    void anActionOpensTheResourceThatItWouldCreate() {
        open("#breast-vitamin-d-low");
        Locator action = page.locator(".actions li").first();
        assertThat(action.locator("summary"))
                .hasText("create Order denosumab 120 mg subcutaneously every 4 weeks · MedicationRequest");
        assertThat(action.locator("pre")).isHidden();
        action.locator("summary").click();

        assertThat(action.locator("pre")).containsText("\"status\": \"draft\"");
    }

    @Test
    void fitsAPhone() {
        context.close();
        newContext(new Browser.NewContextOptions().setViewportSize(360, 740));
        open("#breast-vitamin-d-low");
        assertThat(page.locator(".card")).hasCount(3);
        page.locator("details").all().forEach(each -> each.evaluate("element => element.open = true"));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        page.getByText("All patients").click();
        assertThat(page.locator("#patients a").first()).isVisible();
        assertThat(page.locator("#patients-title")).isFocused();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void textStandsOutFromItsBackground(ColorScheme scheme) {
        context.close();
        newContext(new Browser.NewContextOptions().setColorScheme(scheme));
        open("#breast-vitamin-d-low");
        assertThat(page.locator(".card")).hasCount(3);
        page.locator(".suggestion").first().getByRole(AriaRole.BUTTON).click();

        assertThat((List<?>) page.evaluate(Contrast.TEXT_BELOW_AA)).isEmpty();
    }

    @Test
    void allowsNoScriptAndNoFileFromElsewhere() {
        Response response = open("");

        assertThat(response.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.locator(".notice")).hasText("Sample patients. Not for clinical use.");
    }

    private void newContext(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    private Response open(String hash) {
        return page.navigate("http://127.0.0.1:" + port + "/" + hash);
    }

    private static boolean isFocused(Locator element) {
        return Boolean.TRUE.equals(element.evaluate("each => each === document.activeElement"));
    }
}

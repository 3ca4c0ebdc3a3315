package org.bonewise.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium of this machine; none is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> PATHS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    }

    /** Starts the browser, or skips the test where there is none and none is required. */
    static Chromium start() {
        Optional<Path> executable = Stream.concat(Stream.of(System.getenv("CHROMIUM")), PATHS.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty() && !"true".equals(System.getenv("BONEWISE_REQUIRE_CHROMIUM"))) {
            Assumptions.abort("No Chromium at $CHROMIUM or " + PATHS);
        }
        return new Chromium(executable.orElseThrow(() -> new IllegalStateException("No Chromium at " + PATHS)));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

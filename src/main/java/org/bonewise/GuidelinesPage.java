package org.bonewise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bonewise.content.ClinicalContent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the clinical content to everybody: it holds no patient data, and the links of cards point there. */
@RestController
final class GuidelinesPage {

    /** Where the page is. */
    static final String PATH = "/guidelines";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY = "default-src 'none'; style-src " + ClinicalContent.styleSource()
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ClinicalContent content;
    private volatile @Nullable Page page;

    GuidelinesPage(ClinicalContent content) {
        this.content = content;
    }

    /** The page, or that the caller's copy of it is still the one. */
    @GetMapping(PATH)
    ResponseEntity<String> page() {
        Page current = current();
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(current.tag())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(current.body());
    }

    /** Made at the first call, so that nobody waits for it at the start; made twice if two ask at once, with one result. */
    private Page current() {
        Page made = page;
        if (made == null) {
            made = Page.of(content.html());
            page = made;
        }
        return made;
    }

    private record Page(String body, String tag) {

        static Page of(String html) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
                return new Page(html, HexFormat.of().formatHex(hash));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

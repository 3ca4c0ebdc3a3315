package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.content.Pages;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each card leads to its rule on the page of the clinical content, where readers can reach that page. */
class CardLinksTest {

    private static final String PAGE = Service.PUBLIC + "/guidelines#";

    @Test
    void everyCardOfTheExamplesLeadsToAnAnchorOfThePage() throws IOException {
        Set<String> anchors = new HashSet<>(Pages.anchors(Pages.html()));
        List<JsonNode> cards;
        try (Stream<Path> files = Files.walk(Path.of("hooks"))) {
            cards = files.filter(file -> file.toString().endsWith(".response.json"))
                    .flatMap(CardLinksTest::cards)
                    .toList();
        }

        assertThat(cards).hasSizeGreaterThan(30).allSatisfy(card -> {
            JsonNode link = card.path("links").path(0);
            assertThat(link.path("type").stringValue("")).isEqualTo("absolute");
            assertThat(link.path("url").stringValue("")).startsWith(PAGE);
            assertThat(anchors).contains(link.path("url").stringValue("").substring(PAGE.length()));
            assertThat(link.path("label").stringValue(""))
                    .isEqualTo(card.at("/source/topic/code").stringValue("") + ": conditions and sources");
        });
    }

    private static Stream<JsonNode> cards(Path file) {
        try {
            return new JsonMapper()
                    .readTree(Files.readString(file))
                    .path("cards")
                    .valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

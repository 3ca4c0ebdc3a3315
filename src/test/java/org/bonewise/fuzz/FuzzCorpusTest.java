package org.bonewise.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once found by src/fuzz/run.sh, and the inputs that it starts from. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile)
                    .map(CORPUS::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** The limit is for what never ends. */
    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(120)
    void isAnsweredAsDocumented(Path input) throws IOException {
        byte[] data = Files.readAllBytes(CORPUS.resolve(input));

        Consumer<byte[]> target = target(input.getName(0).toString());

        assertThatCode(() -> target.accept(data)).doesNotThrowAnyException();
    }

    private static Consumer<byte[]> target(String name) {
        return switch (name) {
            case "request" -> RequestTarget::fuzzerTestOneInput;
            case "prefetch" -> PrefetchTarget::fuzzerTestOneInput;
            case "expression" -> ExpressionTarget::fuzzerTestOneInput;
            case "feedback" -> FeedbackTarget::fuzzerTestOneInput;
            default -> throw new IllegalArgumentException("No target: " + name);
        };
    }
}

package org.bonewise.benchmark;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The least that any service must do with a call: read the body and parse it to a tree. */
@RestController
class BareEndpoint {

    private static final byte[] CARDS = "{\"cards\":[]}".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper mapper = JsonMapper.builder().build();

    @PostMapping("/bare")
    ResponseEntity<byte[]> parse(HttpServletRequest request) throws IOException {
        JsonNode tree = mapper.readTree(request.getInputStream().readAllBytes());
        byte[] answer = tree.has("hook") ? CARDS.clone() : new byte[0];
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }
}

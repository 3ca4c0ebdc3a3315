package org.bonewise.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void dump() throws Exception {
        Service service = Service.shared();
        SandboxEhr ehr = new SandboxEhr(service);
        Path out = Files.createDirectories(Path.of("target/scratch"));
        for (String id : ehr.patients()) {
            var call = ViewCall.of(id).prefetch(ehr.prefetch(id, ehr.keys()));
            Files.writeString(out.resolve(id + ".request.json"), call.tree().toPrettyString());
            var reply = service.call(call);
            Files.writeString(out.resolve(id + ".response.json"), reply.json().toPrettyString());
        }
    }
}

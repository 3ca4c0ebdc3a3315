package org.bonewise;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.quiet.Quiet;
import org.bonewise.quiet.QuietMemory;
import org.bonewise.quiet.QuietWindows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of the settings what keeps cards from being told again. */
final class QuietSetting {

    private static final Logger LOG = LoggerFactory.getLogger(QuietSetting.class);
    private static final int RANDOM_BYTES = 32;

    private QuietSetting() {}

    static Quiet of(QuietProperties properties, QuietMemory memory, Knowledge knowledge) {
        QuietWindows windows = QuietWindows.of(knowledge);
        if (properties.memory() == QuietProperties.Memory.OFF) {
            return new Quiet(memory, random(), windows, properties.readWithin()).off();
        }
        if (properties.secret() == null) {
            LOG.warn(
                    "bonewise.quiet.secret is not set: after a restart, and by another replica, readers are told again what they"
                            + " were told. Set it to the same 32 or more characters for all");
            return new Quiet(memory, random(), windows, properties.readWithin());
        }
        return new Quiet(
                memory, properties.secret().getBytes(StandardCharsets.UTF_8), windows, properties.readWithin());
    }

    private static byte[] random() {
        byte[] secret = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}

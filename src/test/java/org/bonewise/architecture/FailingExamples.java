package org.bonewise.architecture;

import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Autowired;

/** One offence against each rule, so that {@link ArchitectureRulesTest} can show that the rule sees it. */
@SuppressWarnings({"JavaUtilDate", "StringCaseLocaleUsage", "JavaTimeDefaultTimeZone", "unused"})
final class FailingExamples {

    private FailingExamples() {}

    static final class FieldInjection {
        @Autowired
        private Object injected = "";
    }

    static final class LegacyDate {
        Date date() {
            return new Date(0);
        }
    }

    static final class LocalDateNow {
        LocalDate today() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static final class InstantNow {
        Instant now() {
            return Instant.now();
        }
    }

    static final class ZonedNow {
        ZonedDateTime now() {
            return ZonedDateTime.now();
        }
    }

    static final class OwnClock {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static final class GivenClock {
        Instant now(Clock clock) {
            return Instant.now(clock);
        }
    }

    static final class LowerCase {
        String lower(String text) {
            return text.toLowerCase();
        }
    }

    static final class UpperCase {
        String upper(String text) {
            return text.toUpperCase();
        }
    }

    static final class Printing {
        void print() {
            System.out.println("text");
        }
    }

    static final class JavaUtilLogging {
        private static final Logger LOG = Logger.getLogger("text");

        void log() {
            LOG.info("text");
        }
    }

    static final class Network {
        Socket socket() {
            return new Socket();
        }
    }
}

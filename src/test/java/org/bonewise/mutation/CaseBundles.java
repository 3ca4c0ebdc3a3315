package org.bonewise.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bonewise.cases.CaseTrials;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ShippedParts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;

/**
 * The case tables for mutation testing of the code, not for the build, where {@code CaseTableTest} tells of each case by itself.
 * A mutant that no case notices meets all of them, and starting a test costs more than deciding a case: so a test is some
 * neighbouring cases, and it ends with the first that fails.
 */
class CaseBundles {

    private static final int SIZE = 20;
    private static final List<String> IDS = ids();
    private static final Knowledge KNOWLEDGE = new ShippedParts().knowledge();

    private static List<String> ids() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").setLevel(Level.OFF);
        return new ArrayList<>(CaseTrials.ids());
    }

    @TestFactory
    Stream<DynamicTest> bundles() {
        return IntStream.iterate(0, start -> start < IDS.size(), start -> start + SIZE)
                .mapToObj(start -> IDS.subList(start, Math.min(start + SIZE, IDS.size())))
                .map(bundle -> DynamicTest.dynamicTest(bundle.getFirst(), () -> decide(bundle)));
    }

    /** The rules are set up anew each time, so that a mutant meets that too. */
    private static void decide(List<String> bundle) {
        CaseTrials trials = new CaseTrials(KNOWLEDGE);
        bundle.forEach(id -> assertThat(trials.failure(id)).as(id).isEmpty());
    }
}

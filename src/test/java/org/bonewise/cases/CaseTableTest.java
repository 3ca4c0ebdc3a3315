package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the clinical case tables is decided as the clinical specification says. */
class CaseTableTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseTables.all().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.id() + ": " + one.story(), () -> CaseCheck.check(one, new Decided(Cases.assess(one)))));
    }

    @Test
    void idsAreUsedOnce() {
        List<String> ids = CaseTables.all().stream().map(ClinicalCase::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}

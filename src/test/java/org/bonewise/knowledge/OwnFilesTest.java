package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.files.ConfigMapVolume;
import org.bonewise.files.MergedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hospital lays over the artefacts is in force, and is checked as they are. */
class OwnFilesTest {

    private static final String PLAN = "https://bonewise.github.io/fhir/PlanDefinition/";
    private static final String KIDNEY = "safety__kidney.json";

    @TempDir
    private Path temporary;

    private final Map<String, String> own = new TreeMap<>();

    private static String shipped(String file) throws IOException {
        return Files.readString(ArtefactCopy.SHIPPED.resolve(file));
    }

    /** As a hospital would: what it changes it gives a version of its own. */
    private static String changed(String file, String from, String to) throws IOException {
        return shipped(file)
                .replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"2026.11\"")
                .replace(from, to);
    }

    private MergedFolder folder() {
        return KnowledgeLoader.folder(ArtefactCopy.SHIPPED, ConfigMapVolume.at(temporary.resolve("own"), own));
    }

    private Knowledge load() {
        return new KnowledgeLoader(
                        FhirContexts.r4(),
                        FactDefinitions.catalogue().declarations(),
                        FactParameters.NAMES,
                        FactWindows.ITEMS)
                .load(folder(), Site.NONE);
    }

    private void refused(String file, String action, String reason) {
        assertThat(catchThrowableOfType(KnowledgeException.class, this::load).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file())
                            .isEqualTo(temporary.resolve("own").resolve(file).toString());
                    assertThat(problem.action()).isEqualTo(action);
                    assertThat(problem.reason()).contains(reason);
                });
    }

    @Test
    void aFileInThePlaceOfOursIsInForce() throws IOException {
        own.put(
                KIDNEY,
                changed(
                        "safety/kidney.json",
                        "Creatinine clearance below the limit of this bisphosphonate",
                        "As our committee says"));

        assertThat(load().safety().stream().filter(rule -> rule.artefactId().equals("SAF-06")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.title()).isEqualTo("As our committee says"));
    }

    @Test
    void aGuidelineOfItsOwnOverridesSingleRules() {
        own.put("guidelines__hospital__hospital.json", """
                {"resourceType": "PlanDefinition", "id": "hospital", "url": "%1$shospital", "status": "active", "version": "7",
                 "extension": [{"url": "%2$sfallback", "valueCanonical": "%1$sesmo"}],
                 "type": {"coding": [{"code": "clinical-protocol"}]},
                 "relatedArtifact": [{"type": "citation", "label": "Local", "citation": "Local rules"}],
                 "action": [{"id": "radium-223", "definitionCanonical": "%1$sesmo-2020-radium-223",
                   "action": [{"id": "RA-1", "extension": [{"url": "%2$schange", "valueCode": "left-out"}]}]}]}
                """.formatted(PLAN, Extensions.BASE));
        Knowledge knowledge = load();

        assertThat(Objects.requireNonNull(knowledge.guidelines().get("esmo")).rules())
                .anyMatch(rule -> rule.artefactId().equals("RA-1"));
        assertThat(Objects.requireNonNull(knowledge.guidelines().get("hospital"))
                        .rules())
                .noneMatch(rule -> rule.artefactId().equals("RA-1"))
                .anyMatch(rule -> rule.artefactId().equals("BM-1"));
    }

    /** An approval of what was shipped must not count for what it was changed to. */
    @Test
    void theVersionTellsThatThereAreFilesOfItsOwn() throws IOException {
        own.put(KIDNEY, shipped("safety/kidney.json"));

        assertThat(load().content().packageVersion()).matches("0\\.1\\.0\\+site\\.[0-9a-f]{12}");
    }

    @Test
    void theHospitalMayGiveItsContentAVersion() {
        own.put("package.json", "{\"name\": \"org.hospital\", \"version\": \"2026.11\"}");

        assertThat(load().content().packageVersion()).matches("2026\\.11\\+0\\.1\\.0\\.[0-9a-f]{12}");
    }

    @Test
    void aPackageWithoutAVersionIsRefused() {
        own.put("package.json", "{}");

        refused("package.json", "version", "is missing");
    }

    @Test
    void aRuleThatCannotBeUsedIsRefusedByWhereItLies() throws IOException {
        own.put(
                KIDNEY,
                shipped("safety/kidney.json").replace("%candidateMinimumClearance", "%candidateMinimumClearing"));

        refused(KIDNEY, "SAF-06", "unknown fact %candidateMinimumClearing");
    }

    @Test
    void whatIsChangedHasAVersionOfItsOwn() throws IOException {
        own.put(
                KIDNEY,
                shipped("safety/kidney.json")
                        .replace(
                                "Creatinine clearance below the limit of this bisphosphonate",
                                "As our committee says"));

        refused(KIDNEY, "", "is changed and has the version 1.0.0 of ours still: give it one of its own");
    }

    @Test
    void whoApprovedItIsNoChange() throws IOException {
        own.put(
                KIDNEY,
                shipped("safety/kidney.json")
                        .replaceFirst(
                                "\"version\": \"1.0.0\",",
                                "\"version\": \"1.0.0\", \"approvalDate\": \"2026-11-01\", \"lastReviewDate\": \"2026-11-01\","
                                        + " \"effectivePeriod\": {\"end\": \"2027-11-01\"},"
                                        + " \"endorser\": [{\"name\": \"Drug committee of Example Hospital\"}],"));

        assertThat(load().safety()).anyMatch(rule -> rule.artefactId().equals("SAF-06"));
    }

    /** It is taken in by an action of a topic, which nothing reads, and by a citation. */
    @Test
    void aTopicThatIsOnlyMentionedIsNotInForce() throws IOException {
        own.put(
                "guidelines__hospital__radium.json",
                shipped("guidelines/esmo/esmo-2020-radium-223.json")
                        .replace("esmo-2020-radium-223", "hospital-radium")
                        .replaceFirst(
                                "\"relatedArtifact\": \\[",
                                "\"relatedArtifact\": [{\"type\": \"depends-on\", \"resource\": \"" + PLAN
                                        + "hospital-radium\"},"));

        refused("guidelines__hospital__radium.json", "", "no guideline names the topic " + PLAN + "hospital-radium");
    }

    @Test
    void aTopicThatNoGuidelineNamesIsNotTakenForOneInForce() throws IOException {
        own.put(
                "guidelines__hospital__radium.json",
                shipped("guidelines/esmo/esmo-2020-radium-223.json")
                        .replace("esmo-2020-radium-223", "hospital-radium"));

        refused(
                "guidelines__hospital__radium.json",
                "",
                "no guideline names the topic " + PLAN + "hospital-radium: name it in one, or take it out");
    }

    @Test
    void aTopicOfTheHospitalsIsInForceWhereItsGuidelineNamesIt() throws IOException {
        own.put(
                "guidelines__hospital__radium.json",
                shipped("guidelines/esmo/esmo-2020-radium-223.json")
                        .replace("esmo-2020-radium-223", "hospital-radium")
                        .replace("\"RA-1\"", "\"RA-7\""));
        own.put("guidelines__hospital__hospital.json", """
                {"resourceType": "PlanDefinition", "id": "hospital", "url": "%1$shospital", "status": "active", "version": "7",
                 "extension": [{"url": "%2$sfallback", "valueCanonical": "%1$sesmo"}],
                 "type": {"coding": [{"code": "clinical-protocol"}]},
                 "relatedArtifact": [{"type": "citation", "label": "Local", "citation": "Local rules"}],
                 "action": [{"id": "radium-223", "definitionCanonical": "%1$shospital-radium"}]}
                """.formatted(PLAN, Extensions.BASE));

        assertThat(Objects.requireNonNull(load().guidelines().get("hospital")).rules())
                .anyMatch(rule -> rule.artefactId().equals("RA-7"));
    }

    @Test
    void aCriticalSafetyRuleIsNotLeftOutUnseen() throws IOException {
        own.put(KIDNEY, shipped("safety/kidney.json").replace("\"SAF-06\"", "\"HOSP-1\""));

        refused(KIDNEY, "SAF-06", "critical safety rule left out: keep it, and switch it off by bonewise.rule-modes");
    }

    @Test
    void aCriticalSafetyRuleIsNotChangedUnseen() throws IOException {
        own.put(
                KIDNEY,
                shipped("safety/kidney.json")
                        .replace("%creatinineClearance < %candidateMinimumClearance", "%creatinineClearance < 1"));

        refused(KIDNEY, "SAF-06", "critical safety rule changed: keep its code and condition");
    }

    @Test
    void anotherResourceInThePlaceOfOursIsRefused() throws IOException {
        own.put(KIDNEY, shipped("safety/mouth.json"));

        refused(KIDNEY, "", "in the place of PlanDefinition/safety-kidney: keep its id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            README.md                        | safety/kidney.json      | is not read: only FHIR resources whose names end in .json
            kidney.json                      | safety/kidney.json      | is in no folder that is read
            rules__kidney.json               | safety/kidney.json      | is in no folder that is read
            regimens__kidney.json            | safety/kidney.json      | is a PlanDefinition: of this folder [ActivityDefinition] are read
            safety__our-kidney.json          | safety/kidney.json      | id used twice: safety/kidney.json has it too
            safety__sub__package.json        | package.json            | is not read
            safety__broken.json              | package.json            | is not a FHIR R4 resource
            """)
    void aFileThatNothingWouldReadIsRefused(String key, String text, String reason) throws IOException {
        own.put(key, shipped(text));

        refused(key, "", reason);
    }

    @Test
    void aValueSetThatNoFactIsReadByIsRefused() throws IOException {
        own.put(
                "terminology__our-creatinine.json",
                shipped("terminology/creatinine.json").replaceFirst("\"creatinine\"", "\"our-creatinine\""));

        refused("terminology__our-creatinine.json", "", "nothing reads ValueSet/our-creatinine");
    }
}

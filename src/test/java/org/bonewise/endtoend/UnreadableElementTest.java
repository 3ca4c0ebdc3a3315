package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An element that cannot be read, or that only says why it has no value, costs neither the answer nor other facts. */
class UnreadableElementTest {

    private static final String FAULT = "because of a fault";
    private static final String NOT_CHECKED = "Could not be checked";

    @ParameterizedTest
    @ValueSource(strings = "breast-denosumab-on-schedule")
    void noElementStopsTheAnswer(String situation) {
        Set<String> seen = new HashSet<>();
        for (String pointer : elements(request(situation).tree().at("/prefetch"), "/prefetch")
                .filter(one -> !one.endsWith("/resourceType"))
                .filter(one -> seen.add(one.replaceAll("/entry/\\d+", "").replaceAll("/\\d+", "")))
                .toList()) {
            for (boolean absent : new boolean[] {true, false}) {
                ViewCall call = request(situation);
                spoil(call.tree(), pointer, absent);
                Service.Reply reply = Service.shared().call(call);
                assertThat(reply.status()).as(pointer).isNotEqualTo(500);
                assertThat(reply.body()).as(pointer).doesNotContain(FAULT, NOT_CHECKED);
            }
        }
    }

    /** Nobody knows on which side of the number the value lies, so it is neither a good result nor a bad one. */
    @ParameterizedTest
    @CsvSource({"'\"~\"'", "'\"ad\"'", "5"})
    void aComparatorThatCannotBeReadLeavesTheValueOpen(String comparator) {
        ViewCall call = request("breast-vitamin-d-low");
        result(call, "breast-vitamin-d-low-creatinine")
                .withObject("valueQuantity")
                .set("comparator", new tools.jackson.databind.json.JsonMapper().readTree(comparator));

        JsonNode cards = Service.shared().cards(call);

        assertThat(Examples.medicines(cards)).noneMatch(medicine -> medicine.contains("zoledronic"));
        assertThat(cards.toString()).doesNotContain(FAULT, NOT_CHECKED).contains("bone metastases of breast cancer");
    }

    /** It is to be read as a list would be, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"[{\"reference\": \"Patient/other\"}]", "\"Patient/other\""})
    void anotherPatientsResultIsRefusedWhateverTheShapeOfItsSubject(String subject) {
        ViewCall call = request("breast-vitamin-d-low");
        result(call, "breast-vitamin-d-low-creatinine")
                .set("subject", new tools.jackson.databind.json.JsonMapper().readTree(subject));

        assertThat(Examples.medicines(Service.shared().cards(call)))
                .noneMatch(medicine -> medicine.contains("zoledronic"));
    }

    @Test
    void anAppointmentWhoseParticipantIsNoListIsStillAnothersWhenItNamesAnother() {
        ViewCall call = request("breast-vitamin-d-low").with("appointments", """
                {"resourceType": "Appointment", "id": "a1", "status": "booked",
                 "participant": {"actor": {"reference": "Patient/other"}, "status": "accepted"}}""");

        assertThat(Examples.detail(Service.shared().cards(call))).contains("Appointments: could not be read");
    }

    /** It is for people; nothing is read from it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div xmlns='http://www.w3.org/1999/xhtml'>x<br></div>",
                "<div>&nobody-knows;</div>",
                "<!DOCTYPE div SYSTEM 'file:///etc/passwd'><div>x</div>"
            })
    void aNarrativeThatIsNoXhtmlChangesNothing(String narrative) {
        ViewCall call = request("breast-vitamin-d-low");
        String before = Stable.uuids(Service.shared().cards(call).toString());
        for (String pointer : List.of("/prefetch/patient", "/prefetch/conditions/entry/0/resource")) {
            ((ObjectNode) call.tree().at(pointer))
                    .putObject("text")
                    .put("status", "generated")
                    .put("div", narrative);
        }

        assertThat(Stable.uuids(Service.shared().cards(call).toString())).isEqualTo(before);
    }

    private static ObjectNode result(ViewCall call, String id) {
        return call.prefetch("kidneyAndCalciumResults")
                .path("entry")
                .valueStream()
                .map(entry -> (ObjectNode) entry.path("resource"))
                .filter(resource -> id.equals(resource.path("id").stringValue()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> elements(JsonNode node, String pointer) {
        if (node.isObject()) {
            return node.propertyStream().flatMap(one -> elements(one.getValue(), pointer + "/" + one.getKey()));
        }
        if (node.isArray()) {
            return java.util.stream.IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(index -> elements(node.get(index), pointer + "/" + index));
        }
        return Stream.of(pointer);
    }

    private static void spoil(JsonNode root, String pointer, boolean absent) {
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        if (!(root.at(pointer.substring(0, slash)) instanceof ObjectNode parent)) {
            return;
        }
        if (!absent) {
            parent.put(name, "~");
            return;
        }
        parent.remove(List.of(name));
        parent.withObject("_" + name)
                .withArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                .put("valueCode", "unknown");
    }
}

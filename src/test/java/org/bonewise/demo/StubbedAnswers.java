package org.bonewise.demo;

/** Answers of a CDS Hooks service, written by hand. */
final class StubbedAnswers {

    static final String DISCOVERY = """
            {"services": [{
              "id": "bone-health-patient-view",
              "hook": "patient-view",
              "title": "Bone health in oncology",
              "description": "Stub",
              "prefetch": {
                "patient": "Patient/{{context.patientId}}",
                "observations": "Observation?patient={{context.patientId}}&_sort=-date",
                "conditions": "Condition?patient={{context.patientId}}&_count=200",
                "creatinine": "Observation?patient={{context.patientId}}&code=http://loinc.org|2160-0,http://loinc.org|38483-4"
              }
            }]}
            """;

    static final String NO_CARDS = "{\"cards\": []}";

    static final String PRECONDITION_FAILED = """
            {"resourceType": "OperationOutcome", "issue": [{
              "severity": "error", "code": "incomplete",
              "diagnostics": "The conditions of the patient could not be read."
            }]}
            """;

    static final String CARDS = """
            {"cards": [
              {
                "uuid": "5a2b8f5e-61a4-4f0a-9d3c-0a6f1f1a0001",
                "summary": "Bone metastases from breast cancer: no bone-modifying agent has been started",
                "indicator": "warning",
                "source": {"label": "ESMO 2020", "url": "https://example.org/guideline",
                           "topic": {"system": "https://bonewise.github.io/fhir/CodeSystem/topic", "code": "bm"}},
                "detail": "## Why\\n\\nBone metastasis on record (**confirmed**), *no* agent ordered.\\n\\n| Result | Value | Date |\\n| --- | ---: | --- |\\n| Calcium, corrected | 2.35 mmol/L | 5 days ago |\\n| Vitamin D \\\\| 25-OH | 16 ng/mL | 5 days ago |\\n\\n1. Replete vitamin D\\n2. Arrange a dental examination\\n   - within a month\\n\\nFrom the chart: <script>window.hacked = true</script> <img src=x onerror=\\"window.hacked = true\\"> &lt;b&gt;bold&lt;/b&gt;\\n\\n[Guideline](https://example.org/a_b_c) and [trap](javascript:alert(1))",
                "selectionBehavior": "at-most-one",
                "suggestions": [
                  {"uuid": "5a2b8f5e-61a4-4f0a-9d3c-0a6f1f1a0002", "label": "Denosumab 120 mg every 4 weeks", "isRecommended": true,
                   "actions": [
                     {"type": "create", "description": "Order denosumab 120 mg subcutaneously every 4 weeks",
                      "resource": {"resourceType": "MedicationRequest", "status": "draft", "intent": "proposal",
                        "medicationCodeableConcept": {"text": "denosumab 120 mg"}, "subject": {"reference": "Patient/x"}}},
                     {"type": "create", "description": "Refer to a dentist",
                      "resource": {"resourceType": "ServiceRequest", "status": "draft", "intent": "proposal",
                        "code": {"text": "Referral to dentist"}, "subject": {"reference": "Patient/x"}}}
                   ]},
                  {"uuid": "5a2b8f5e-61a4-4f0a-9d3c-0a6f1f1a0003", "label": "Zoledronic acid 4 mg every 4 weeks",
                   "actions": [
                     {"type": "create", "description": "Order zoledronic acid 4 mg intravenously",
                      "resource": {"resourceType": "MedicationRequest", "status": "draft", "intent": "proposal",
                        "medicationCodeableConcept": {"text": "zoledronic acid 4 mg"}, "subject": {"reference": "Patient/x"}}}
                   ]}
                ],
                "overrideReasons": [
                  {"system": "https://example.org/reasons", "code": "declined", "display": "The patient declined"},
                  {"system": "https://example.org/reasons", "code": "dental", "display": "Dental work is pending"}
                ],
                "links": [{"label": "Full text", "url": "https://example.org/full", "type": "absolute"}]
              },
              {"summary": "Possible spinal cord compression is an emergency", "indicator": "critical",
               "source": {"label": "Bonewise"}},
              {"summary": "Confirm an expected survival of at least 3 months", "indicator": "info",
               "source": {"label": "Bonewise"}}
            ]}
            """;

    private StubbedAnswers() {}
}

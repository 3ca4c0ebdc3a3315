package org.bonewise.benchmark;

import static org.bonewise.benchmark.Resources.coding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up chart of a given size: a few resources that decide, and a bulk of what charts are full of. Of the bulk, two fifths
 * are laboratory results (half of them of the codes asked for, three eighths of others, one eighth under local codes), three
 * tenths medication orders and administrations (a fifth of the orders in words only), a fifth conditions, and the rest
 * procedures, service requests and appointments. The same arguments give the same chart.
 */
final class Chart {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ATC = "http://www.whocc.no/atc";

    private static final String[][] LISTED = {
        {"2160-0", "Creatinine", "0.9", "mg/dL"},
        {"17861-6", "Calcium", "9.4", "mg/dL"},
        {"1751-7", "Albumin", "4.1", "g/dL"},
        {"6768-6", "Alkaline phosphatase", "88", "U/L"},
        {"33914-3", "eGFR", "84", "mL/min/{1.73_m2}"}
    };
    private static final String[][] UNLISTED = {
        {"718-7", "Haemoglobin", "12.9", "g/dL"},
        {"6690-2", "Leukocytes", "6.1", "10*3/uL"},
        {"777-3", "Platelets", "231", "10*3/uL"},
        {"2823-3", "Potassium", "4.2", "mmol/L"},
        {"2951-2", "Sodium", "139", "mmol/L"},
        {"1988-5", "C-reactive protein", "4", "mg/L"}
    };
    private static final String[][] MEDICINES = {
        {"6809", "A10BA02", "Metformin"},
        {"17767", "C08CA01", "Amlodipine"},
        {"83367", "C10AA05", "Atorvastatin"},
        {"29046", "C09AA03", "Lisinopril"},
        {"7646", "A02BC01", "Omeprazole"},
        {"10582", "H03AA01", "Levothyroxine"}
    };
    private static final String[][] ILLNESSES = {
        {"38341003", "I10", "Hypertension"},
        {"44054006", "E11.9", "Type 2 diabetes"},
        {"55822004", "E78.5", "Raised cholesterol"},
        {"195967001", "J45.20", "Mild asthma"},
        {"396275006", "M19.90", "Osteoarthritis"}
    };

    private final Map<String, List<String>> byKey = new LinkedHashMap<>();
    private final LocalDate today;
    private int number;

    private Chart(LocalDate today) {
        this.today = today;
        for (String key : List.of(
                "conditions",
                "medicationRequests",
                "medicationStatements",
                "medicationAdministrations",
                "procedures",
                "serviceRequests",
                "allergies",
                "appointments",
                "kidneyAndCalciumResults",
                "otherResults",
                "statusObservations")) {
            byKey.put(key, new ArrayList<>());
        }
    }

    /**
     * Values of prefetch by key.
     *
     * @param size resources in all, 10 or more, the Patient included
     * @param cancer whether the patient has breast cancer with bone metastases and no bone-modifying agent yet
     */
    static Map<String, String> prefetch(int size, boolean cancer, LocalDate today) {
        Chart chart = new Chart(today);
        chart.core(cancer);
        for (int i = 0; chart.number < size - 1; i++) {
            chart.bulk(i);
        }
        Map<String, String> prefetch = new LinkedHashMap<>();
        prefetch.put("patient", Resources.patient());
        chart.byKey.forEach((key, resources) -> prefetch.put(key, bundle(resources)));
        return prefetch;
    }

    /** Nine resources. */
    private void core(boolean cancer) {
        LocalDate recent = today.minusDays(3);
        add(
                "conditions",
                cancer
                        ? condition("254837009", "C50.911", "Breast cancer", today.minusYears(2))
                        : condition("38341003", "I10", "Hypertension", today.minusYears(9)));
        add(
                "conditions",
                cancer
                        ? condition("94222008", "C79.51", "Bone metastases", today.minusMonths(1))
                        : condition("44054006", "E11.9", "Type 2 diabetes", today.minusYears(4)));
        add("kidneyAndCalciumResults", laboratory(LISTED[0], recent));
        add("kidneyAndCalciumResults", laboratory(LISTED[1], recent));
        add("kidneyAndCalciumResults", laboratory(LISTED[2], recent));
        add("otherResults", Resources.laboratory(number, "1989-3", "Vitamin D", "31", "ng/mL", today.minusDays(20)));
        add("statusObservations", Resources.vitalSign(number, "29463-7", "Body weight", "68", "kg", recent));
        add("statusObservations", Resources.vitalSign(number, "8302-2", "Body height", "165", "cm", recent));
        add("medicationRequests", medicine(0, recent));
    }

    private void bulk(int i) {
        LocalDate day = today.minusDays(5 + i % 3000);
        switch (i % 20) {
            case 0, 4, 8, 12 -> add("kidneyAndCalciumResults", laboratory(LISTED[i / 4 % LISTED.length], day));
            case 2, 10, 14 -> add("otherResults", laboratory(UNLISTED[i / 2 % UNLISTED.length], day));
            case 18 -> add("otherResults", Resources.localLaboratory(number, "Local panel", "5.1", "mmol/L", day));
            case 1, 5, 9, 13 -> add("medicationRequests", medicine(i / 4, day));
            case 17 -> add("medicationRequests", Resources.medicationRequest(number, "", "Home remedy as agreed", day));
            case 3 -> {
                String[] given = MEDICINES[i / 20 % MEDICINES.length];
                add(
                        "medicationAdministrations",
                        Resources.medicationAdministration(number, coding(ATC, given[1], given[2]), given[2], day));
            }
            case 7, 11, 15 -> {
                String[] illness = ILLNESSES[i / 4 % ILLNESSES.length];
                add("conditions", condition(illness[0], illness[1], illness[2], day));
            }
            case 19 -> add("conditions", Resources.condition(number, "", "Feels tired after work", day));
            case 6 ->
                add(
                        "procedures",
                        Resources.procedure(number, coding(SNOMED, "80146002", "Appendectomy"), "Appendectomy", day));
            default -> {
                add(
                        i % 40 == 16 ? "serviceRequests" : "appointments",
                        i % 40 == 16
                                ? Resources.serviceRequest(
                                        number, coding(SNOMED, "104177005", "Blood culture"), "Culture", day)
                                : Resources.appointment(number, day));
            }
        }
    }

    private String condition(String snomed, String icd, String text, LocalDate day) {
        return Resources.condition(number, coding(SNOMED, snomed, text) + "," + coding(ICD, icd, text), text, day);
    }

    private String laboratory(String[] test, LocalDate day) {
        return Resources.laboratory(number, test[0], test[1], test[2], test[3], day);
    }

    private String medicine(int index, LocalDate day) {
        String[] medicine = MEDICINES[index % MEDICINES.length];
        return Resources.medicationRequest(
                number,
                coding(RXNORM, medicine[0], medicine[2]) + "," + coding(ATC, medicine[1], medicine[2]),
                medicine[2] + " tablet",
                day);
    }

    private void add(String key, String resource) {
        byKey.getOrDefault(key, new ArrayList<>()).add(resource);
        number++;
    }

    private static String bundle(List<String> resources) {
        StringBuilder bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":")
                .append(resources.size())
                .append(",\"entry\":[");
        String separator = "";
        for (String resource : resources) {
            bundle.append(separator)
                    .append("{\"resource\":")
                    .append(resource)
                    .append(",\"search\":{\"mode\":\"match\"}}");
            separator = ",";
        }
        return bundle.append("]}").toString();
    }
}

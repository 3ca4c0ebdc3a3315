package org.bonewise.patient;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;

/** Bone-modifying agents of a record: what is ordered, what was given, which course runs. */
public final class BoneModifyingAgents {

    private final BmaWindows windows;
    private final CourseGap gap;
    private final List<BmaUse> uses;
    private final List<BmaDose> doses;
    private final List<Evidence> unrecognised;
    private final List<Evidence> undated;
    /** Products known exactly, by agent. */
    private final Map<String, Set<BmaProduct>> exact = new HashMap<>();

    private final List<BmaCourse> courses;
    private final BmaDoses reader;

    /**
     * Reads a record.
     *
     * @param regimens all regimens known, for doses, intervals and windows
     * @param gap beyond which a dose begins a new course
     */
    public BoneModifyingAgents(PatientRecord record, List<Regimen> regimens, CourseGap gap) {
        this.gap = gap;
        BmaProductReading reading = new BmaProductReading(record.codes(), regimens);
        boolean frequent = !record.boneMetastases().confirmed().isEmpty()
                || record.diagnoses().of(ConceptGroup.MULTIPLE_MYELOMA).stream().anyMatch(Diagnosis::isNotOver);
        windows = new BmaWindows(regimens, frequent);
        uses = record.medications().all().stream()
                .flatMap(use -> reading.read(use).map(product -> use(use, product)).stream())
                .toList();
        uses.forEach(one -> rememberExact(one.product()));
        unrecognised = record.medications().all().stream()
                .filter(reading::isUnrecognised)
                .map(MedicationUse::evidence)
                .toList();
        undated = uses.stream()
                .filter(one -> isUndated(one, record.today()))
                .map(one -> one.use().evidence())
                .toList();
        Map<String, List<BmaUse>> byAgent = new LinkedHashMap<>();
        uses.forEach(one -> byAgent.computeIfAbsent(one.product().agent(), agent -> new ArrayList<>())
                .add(one));
        reader = new BmaDoses(record);
        List<BmaDose> read = byAgent.values().stream()
                .flatMap(ofAgent -> reader.of(ofAgent).stream())
                .toList();
        doses = settled(read).stream()
                .sorted(Comparator.comparing(dose -> dose.date().latest()))
                .toList();
        doses.forEach(dose -> rememberExact(dose.product()));
        courses = newestOfEach();
    }

    private void rememberExact(BmaProduct product) {
        if (product.isExact()) {
            exact.computeIfAbsent(product.agent(), agent -> new LinkedHashSet<>())
                    .add(product);
        }
    }

    /**
     * Doses of a product that is not told: by the other orders of the agent, else by the interval between them. Those that
     * prove to be swallowed are not counted.
     */
    private List<BmaDose> settled(List<BmaDose> read) {
        Map<BmaProduct, List<BmaDose>> byProduct = new LinkedHashMap<>();
        read.forEach(dose -> byProduct
                .computeIfAbsent(nameOf(dose.product()), product -> new ArrayList<>())
                .add(dose));
        List<BmaDose> settled = new ArrayList<>();
        byProduct.forEach((product, ofProduct) -> {
            BmaProduct told = windows.settled(product, BmaInterval.between(ofProduct));
            if (!told.isOral()) {
                ofProduct.forEach(dose -> settled.add(dose.of(told)));
            }
        });
        return settled;
    }

    private BmaUse use(MedicationUse use, BmaProduct product) {
        OptionalInt interval =
                switch (use.resource()) {
                    case MedicationRequest request -> Repeats.intervalDays(request.getDosageInstruction());
                    case MedicationStatement statement -> Repeats.intervalDays(statement.getDosage());
                    default -> OptionalInt.empty();
                };
        return new BmaUse(use, windows.settled(product, interval), interval);
    }

    /** Every order, statement and administration of a bone-modifying agent. */
    public List<BmaUse> uses() {
        return uses;
    }

    /** Whether the reason of an order, by code or by the Condition it refers to, is hypercalcaemia. */
    public boolean isForHypercalcaemia(MedicationRequest order) {
        return reader.isForHypercalcaemia(order);
    }

    /** Medicines whose words, but no code, name a bone-modifying agent. */
    public List<Evidence> unrecognised() {
        return unrecognised;
    }

    /** Doses given of which no usable day is told, so that no interval can be counted from them. */
    public List<Evidence> undated() {
        return undated;
    }

    private static boolean isUndated(BmaUse one, LocalDate today) {
        DateRange day = one.use().start();
        return one.use().state() == MedicationUse.State.GIVEN
                && !one.product().isOral()
                && (day == null || day.earliest().isAfter(today));
    }

    /** Every dose given, oldest first. */
    public List<BmaDose> doses() {
        return doses;
    }

    /** The newest course of each product, the one given last first. */
    public List<BmaCourse> courses() {
        return courses;
    }

    private List<BmaCourse> newestOfEach() {
        Map<BmaProduct, BmaProduct> names = new HashMap<>();
        Map<BmaProduct, List<BmaUse>> usesOf = new LinkedHashMap<>();
        Map<BmaProduct, List<BmaDose>> dosesOf = new LinkedHashMap<>();
        uses.forEach(one -> usesOf.computeIfAbsent(
                        names.computeIfAbsent(one.product(), this::nameOf), product -> new ArrayList<>())
                .add(one));
        doses.forEach(dose -> dosesOf.computeIfAbsent(
                        names.computeIfAbsent(dose.product(), this::nameOf), product -> new ArrayList<>())
                .add(dose));
        return Stream.concat(usesOf.keySet().stream(), dosesOf.keySet().stream())
                .distinct()
                .map(product -> course(
                        product, usesOf.getOrDefault(product, List.of()), dosesOf.getOrDefault(product, List.of())))
                .sorted(Comparator.comparing(BmaCourse::lastDay).reversed())
                .toList();
    }

    /** The newest of the courses that are active on {@code day}, else the newest of all. */
    public Optional<BmaCourse> newestCourse(LocalDate day) {
        return courses.stream()
                .filter(course -> course.active(day) == Ternary.YES)
                .findFirst()
                .or(() -> courses.stream().findFirst());
    }

    /** A product that is not known exactly is the only known one of its agent, where there is just one. */
    private BmaProduct nameOf(BmaProduct product) {
        if (product.isExact()) {
            return product;
        }
        List<BmaProduct> candidates = exact.getOrDefault(product.agent(), Set.of()).stream()
                .filter(one -> one.overlaps(product))
                .toList();
        return candidates.size() == 1 ? candidates.getFirst() : product;
    }

    private BmaCourse course(BmaProduct named, List<BmaUse> ofProduct, List<BmaDose> given) {
        List<BmaUse> running = ofProduct.stream().filter(BmaUse::isRunning).toList();
        List<BmaDose> regular =
                given.stream().filter(dose -> !dose.forHypercalcaemia()).toList();
        List<BmaUse> stops = running.isEmpty() ? stops(ofProduct, given) : List.of();
        return newestCourse(named, running, regular.isEmpty() ? given : regular, stops);
    }

    /**
     * The pause before a new course is none of its intervals: what was given before the pause is put aside, and the interval is
     * read anew from what is left.
     */
    private BmaCourse newestCourse(BmaProduct named, List<BmaUse> running, List<BmaDose> given, List<BmaUse> stops) {
        OptionalInt inUse = BmaInterval.inUse(running, given);
        BmaProduct product = windows.settled(named, inUse);
        OptionalInt interval = inUse.isPresent() ? inUse : windows.usualInterval(product);
        boolean single = running.isEmpty() && given.stream().allMatch(BmaDose::forHypercalcaemia);
        List<OptionalInt> until = single ? List.of(OptionalInt.empty()) : windows.onScheduleUntil(product, interval);
        List<BmaDose> unbroken = unbroken(given, until);
        return unbroken.size() < given.size()
                ? newestCourse(named, running, unbroken, stops)
                : new BmaCourse(product, given, running, single ? OptionalInt.empty() : interval, until, gap, stops);
    }

    /** The doses of the newest course; all of a product that has no limit. */
    private List<BmaDose> unbroken(List<BmaDose> given, List<OptionalInt> until) {
        OptionalInt limit = until.stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
        int longest = limit.isPresent() ? gap.longest(limit.getAsInt()) : Integer.MAX_VALUE;
        int first = 0;
        for (int i = 1; i < given.size(); i++) {
            LocalDate before = given.get(i - 1).date().latest();
            if (ChronoUnit.DAYS.between(before, given.get(i).date().earliest()) > longest) {
                first = i;
            }
        }
        return given.subList(first, given.size());
    }

    private static List<BmaUse> stops(List<BmaUse> ofProduct, List<BmaDose> given) {
        return ofProduct.stream()
                .filter(BmaUse::isRequest)
                .filter(one -> given.isEmpty()
                        || StopReading.day(one.use()) == null
                        || !java.util.Objects.requireNonNull(StopReading.day(one.use()))
                                .latest()
                                .isBefore(given.getLast().date().earliest()))
                .filter(one -> StopReading.isStop(one.use()))
                .toList();
    }

    /** Groups by which any bisphosphonate is recognised, the class itself included. */
    public static Set<ConceptGroup> bisphosphonateGroups() {
        Set<ConceptGroup> groups = EnumSet.copyOf(BmaNames.allGroups());
        groups.removeAll(denosumabGroups());
        groups.add(ConceptGroup.BISPHOSPHONATE_CLASS);
        return groups;
    }

    /** Whether a text in lower case names denosumab or a brand of it. */
    public static boolean namesDenosumab(String text) {
        return BmaNames.namesDenosumab(text);
    }

    /** Whether a text in lower case names a bone-modifying agent, and none of them is denosumab. */
    public static boolean namesBisphosphonate(String text) {
        return BmaNames.namesAny(text) && !namesDenosumab(text);
    }

    /** Groups by which denosumab is recognised. */
    public static Set<ConceptGroup> denosumabGroups() {
        return Set.copyOf(BmaNames.AGENT_GROUPS.getOrDefault("denosumab", List.of()));
    }
}

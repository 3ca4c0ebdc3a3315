package org.bonewise.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of the code that a machine can hold, each with its reason. */
final class ArchitectureRules {

    static final String ROOT = "org.bonewise";

    /** The way of a request: a package may use those before it. */
    private static final List<String> WAY =
            List.of("files", "cdshooks", "fhir", "knowledge", "patient", "facts", "guideline", "cards");

    /** Beside the way: these may use all of it; nothing in it, and none of the others, uses them. */
    private static final List<String> BESIDE =
            List.of("clients", "feedback", "content", "explain", "operations", "quiet", "reports", "store", "demo");

    /** Of those beside the way, who knows which others: for whom something is kept or counted, and whose words are remembered. */
    private static final Map<String, List<String>> KNOWS =
            Map.of("store", List.of("clients", "feedback", "quiet", "reports"), "quiet", List.of("feedback"));

    private static final Set<String> CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system");

    private ArchitectureRules() {}

    /** One rule for each package: what it must not use. */
    static List<ArchRule> packageOrder(String root) {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            List<String> later = new ArrayList<>(WAY.subList(i + 1, WAY.size()));
            later.addAll(BESIDE);
            rules.add(mustNotUse(root, WAY.get(i), later));
        }
        for (String aside : BESIDE) {
            rules.add(mustNotUse(
                    root,
                    aside,
                    BESIDE.stream()
                            .filter(other -> !other.equals(aside))
                            .filter(other ->
                                    !KNOWS.getOrDefault(aside, List.of()).contains(other))
                            .toList()));
        }
        return rules;
    }

    private static ArchRule mustNotUse(String root, String from, List<String> others) {
        List<String> forbidden = new ArrayList<>();
        forbidden.add(root);
        others.forEach(other -> forbidden.add(root + "." + other + ".."));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .because("a request goes one way through the packages: " + String.join(" < ", WAY)
                        + ", and the wiring in the root package stands above all")
                .allowEmptyShould(true);
    }

    static ArchRule springStaysAtTheEdge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".cdshooks..",
                        ROOT + ".clients..",
                        ROOT + ".fhir..",
                        ROOT + ".feedback..",
                        ROOT + ".explain..",
                        ROOT + ".reports..",
                        ROOT + ".store..",
                        ROOT + ".operations..",
                        ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("the core is pure functions, so that it also runs inside a batch job")
                .allowEmptyShould(true);
    }

    static ArchRule networkStaysAtTheEdge() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".knowledge..",
                        ROOT + ".patient..",
                        ROOT + ".facts..",
                        ROOT + ".guideline..",
                        ROOT + ".cards..",
                        ROOT + ".content..",
                        ROOT + ".architecture..")
                .should()
                .dependOnClassesThat(inAnyPackage("okhttp3..", "java.net.http..", "jakarta.servlet..", "java.sql..")
                        .or(oneOf(java.net.URL.class, java.net.URLConnection.class, java.net.Socket.class)))
                .because("only cdshooks and fhir touch the network: what is asked of whom is decided in one place")
                .allowEmptyShould(true);
    }

    static ArchRule explanationsAskNobody() {
        return noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".explain..", ROOT + ".architecture..")
                .should()
                .dependOnClassesThat(inAnyPackage("okhttp3..", "java.net..", "java.sql..", "java.nio.file.."))
                .because(
                        "an explanation shows the decision that the service made: whatever it fetched or kept by itself could differ")
                .allowEmptyShould(true);
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " of " + type.getName() + " is not @NullMarked"));
                    }
                })
                .because("NullAway looks only into packages whose package-info.java carries @NullMarked");
    }

    static ArchRule noLegacyDates() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".demo..")
                .should()
                .dependOnClassesThat(oneOf(Date.class, Calendar.class, java.util.GregorianCalendar.class))
                .because("a FHIR date may be partial and carries an offset: java.util.Date loses both;"
                        + " only the sandbox server of the demo must take it from HAPI's server");
    }

    static ArchRule timeIsGiven() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".demo..")
                .should()
                .callMethodWhere(readsTheMachinesClock())
                .because(
                        "a decision is a function of (data, knowledge, now): now is a parameter, so that it can be repeated")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesClock() {
        return DescribedPredicate.describe("reads the machine's clock", call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getName();
            boolean givenClock =
                    call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            boolean now = owner.startsWith("java.time.") && name.equals("now") && !givenClock;
            boolean clock = owner.equals(Clock.class.getName()) && CLOCKS.contains(name);
            return now || clock || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
    }

    static ArchRule caseChangesNameALocale() {
        return noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("under a Turkish locale 'I' and 'i' do not match: codes and units would not be recognised");
    }

    static ArchRule noStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "what is printed escapes the log's levels and its protection of patient data");
    }

    static ArchRule noJavaUtilLogging() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("SLF4J is the one way to the log");
    }

    static ArchRule noFieldInjection() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
                "a constructor shows what a class needs, and a test can hand it in");
    }

    private static DescribedPredicate<JavaClass> inAnyPackage(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        return JavaClass.Predicates.belongToAnyOf(types);
    }
}

package org.bonewise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.SiteProperties.RuleMode;
import org.bonewise.SiteProperties.TestPatients;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.guideline.RuleModes;
import org.bonewise.guideline.RuleModes.Mode;
import org.bonewise.guideline.RuleModes.Setting;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The modes of rules as set; what is set wrong stops the start. */
final class RuleModeSetting {

    private static final Logger LOG = LoggerFactory.getLogger(RuleModeSetting.class);

    /** The rule that keeps test patients silent. */
    private static final String TEST_PATIENT_RULE = "SIL-9.test-patient";

    /** Silence that the service keeps by itself, which its rule only names. */
    private static final Set<String> ALWAYS = Set.of("repeat-order", "not-indicated-card");

    private static final Pattern NAME_AND_DATE = Pattern.compile("(.*\\p{L}.*?)[,;\\s]+(\\d{4}-\\d{2}-\\d{2})");

    private final List<Rule> rules;
    private final Set<String> inForce;
    private final LocalDate today;
    private final SettingProblems problems = new SettingProblems("bonewise.rule-modes");
    private final List<Setting> settings = new ArrayList<>();

    /**
     * Makes a reader.
     *
     * @param guidelines those in force: a mode of a rule that only another has changes nothing
     * @param today no acknowledgement is of a later day
     */
    RuleModeSetting(Knowledge knowledge, Collection<Guideline> guidelines, LocalDate today) {
        this.today = today;
        this.inForce = RuleModes.ids(Stream.concat(
                        knowledge.safety().stream(),
                        guidelines.stream().flatMap(guideline -> guideline.rules().stream()))
                .toList());
        this.rules = Stream.concat(
                        knowledge.safety().stream(),
                        knowledge.guidelines().values().stream()
                                .map(Guideline::rules)
                                .flatMap(List::stream))
                .distinct()
                .toList();
    }

    /**
     * Reads the settings.
     *
     * @throws StartRefusedException naming the keys of what cannot be used
     */
    RuleModes modes(List<RuleMode> written, TestPatients testPatients) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            RuleMode line = written.get(i);
            Setting setting = setting(i, line);
            if (setting != null) {
                if (!seen.add(setting.client() + " " + setting.rule())) {
                    problems.add(
                            i,
                            "rule",
                            "names " + setting.rule() + ", which another line for the same client names too");
                }
                acknowledged(i, setting, line.acknowledgedBy());
                settings.add(setting);
            }
        }
        if (testPatients == TestPatients.SPEAK) {
            speakOfTestPatients();
        }
        problems.refuseIfAny();
        settings.stream()
                .filter(setting -> setting.mode() != Mode.ON)
                .forEach(setting -> LOG.warn(
                        "Rule {} is {} for {}",
                        setting.rule(),
                        word(setting.mode()),
                        setting.client().equals(RuleModes.EVERY_CLIENT)
                                ? "every client without a setting of its own"
                                : "client " + setting.client()));
        settings.stream()
                .map(Setting::rule)
                .filter(rule -> !inForce.contains(rule))
                .distinct()
                .forEach(rule -> LOG.warn(
                        "Rule {} is not of the guideline in force: its mode in bonewise.rule-modes changes nothing",
                        rule));
        return new RuleModes(settings);
    }

    private @Nullable Setting setting(int number, RuleMode line) {
        String rule = line.rule() == null ? "" : line.rule().strip();
        String client = line.client() == null || line.client().isBlank()
                ? RuleModes.EVERY_CLIENT
                : line.client().strip();
        if (!RuleModes.ids(rules).contains(rule)) {
            problems.add(
                    number,
                    "rule",
                    "is '" + rule + "', which is no rule; known are "
                            + rules.stream().map(Rule::id).distinct().sorted().toList());
            return null;
        }
        if (!ClientId.isValid(client)) {
            problems.add(number, "client", "is no id of a client");
            return null;
        }
        if (line.mode() == null) {
            problems.add(number, "mode", "is missing: set on, shadow or off");
            return null;
        }
        if (named(rule).anyMatch(one -> one.code() != null && ALWAYS.contains(one.code()))) {
            problems.add(
                    number, "rule", "is " + rule + ", which only names what the service always does: it has no mode");
            return null;
        }
        return new Setting(client, rule, line.mode());
    }

    /** The rules and variants that an id names. */
    private Stream<Rule> named(String id) {
        return rules.stream()
                .flatMap(rule ->
                        Stream.concat(Stream.of(rule), rule.variants().stream().map(rule::as)))
                .filter(rule -> rule.id().equals(id) || rule.artefactId().equals(id));
    }

    /** A shadow silences a critical stop as much as off does: both are somebody's decision, with a name and a day. */
    private void acknowledged(int number, Setting setting, @Nullable String acknowledgedBy) {
        boolean isCritical = named(setting.rule())
                .anyMatch(rule -> rule.kind() == Rule.Kind.SAFETY && rule.severity() == Severity.CRITICAL);
        if (setting.mode() != Mode.ON && isCritical && !isNameAndDate(acknowledgedBy)) {
            problems.add(
                    number,
                    "acknowledged-by",
                    "is needed: " + setting.rule() + " is a critical safety rule, and " + word(setting.mode())
                            + " takes its warning off the cards; write who answers for that, and the day, such as"
                            + " 'Dr A. Example, drug committee, 2026-11-01'");
        }
    }

    private boolean isNameAndDate(@Nullable String written) {
        Matcher parts = NAME_AND_DATE.matcher(written == null ? "" : written.strip());
        try {
            return parts.matches() && !LocalDate.parse(parts.group(2)).isAfter(today);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void speakOfTestPatients() {
        if (RuleModes.ids(rules).contains(TEST_PATIENT_RULE)) {
            settings.add(new Setting(RuleModes.EVERY_CLIENT, TEST_PATIENT_RULE, Mode.OFF));
        } else {
            problems.add("bonewise.test-patients is speak, but there is no rule " + TEST_PATIENT_RULE
                    + " that could be switched off: restore it, or set silent");
        }
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}

package org.bonewise.endtoend;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code /actuator/prometheus} shows, sample by sample. */
record Scrape(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(Service service) {
        String text =
                service.read(service.management() + "/actuator/prometheus").body();
        return new Scrape(LINE.matcher(text).results().map(Scrape::sample).toList());
    }

    /** The same once all calls are recorded: an answer may be read before that. */
    static Scrape ofAll(Service service) {
        Scrape scrape = of(service);
        for (int i = 0; i < 1000 && scrape.value("bonewise_calls_in_hand") > 0; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            scrape = of(service);
        }
        return scrape;
    }

    private static Sample sample(MatchResult line) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (line.group(2) != null) {
            LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        double value = line.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(line.group(3));
        return new Sample(line.group(1), labels, value);
    }

    /** The labels of each metric. */
    Map<String, Set<String>> labelsByName() {
        Map<String, Set<String>> labels = new HashMap<>();
        samples.forEach(sample -> labels.computeIfAbsent(sample.name(), _ -> new TreeSet<>())
                .addAll(sample.labels().keySet()));
        return labels;
    }

    /** The values that a label of the product's own metrics has. */
    Set<String> valuesOfOurs() {
        Set<String> values = new TreeSet<>();
        samples.stream()
                .filter(sample -> sample.name().startsWith("bonewise_"))
                .forEach(sample -> values.addAll(sample.labels().values()));
        return values;
    }

    /** The value of the one sample with these labels, given as {@code name=value}; zero when there is none. */
    double value(String name, String... labels) {
        Map<String, String> wanted = new HashMap<>();
        for (String label : labels) {
            wanted.put(label.split("=", 2)[0], label.split("=", 2)[1]);
        }
        return samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(wanted.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }
}

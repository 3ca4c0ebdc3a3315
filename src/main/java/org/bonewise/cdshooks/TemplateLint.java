package org.bonewise.cdshooks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * Holds prefetch templates to what CDS Hooks 2.0.1 promises to work: reads by id and plain searches. Real clients mangle or drop
 * what goes beyond, and then the key is silently absent.
 */
final class TemplateLint {

    private static final Pattern READ = Pattern.compile("[A-Za-z]+/\\{\\{[^{}]+}}");
    private static final Pattern SEARCH = Pattern.compile("[A-Za-z]+\\?[^?#]+");
    private static final Set<String> RESULT_PARAMETERS = Set.of("_count", "_sort", "_id", "_lastUpdated");
    private static final Set<String> TYPES =
            Set.copyOf(Arrays.stream(ResourceType.values()).map(Enum::name).toList());

    private TemplateLint() {}

    /** What is wrong with the template of a service for this hook; empty when nothing is. */
    static Optional<String> complaint(String hook, PrefetchTemplate template) {
        String text = template.text();
        if (!TYPES.contains(template.resourceType())) {
            return Optional.of("must begin with an R4 resource type");
        }
        if (!READ.matcher(text).matches() && !SEARCH.matcher(text).matches()) {
            return Optional.of("must be a read (Type/{{token}}) or a search (Type?parameters)");
        }
        Optional<String> token = tokenComplaint(hook, text);
        if (token.isPresent() || !template.isSearch()) {
            return token;
        }
        return parameterComplaint(text.substring(text.indexOf('?') + 1));
    }

    private static Optional<String> tokenComplaint(String hook, String text) {
        Matcher matcher = PrefetchTemplate.TOKEN.matcher(text);
        while (matcher.find()) {
            String token = matcher.group(1);
            if (token.equals("context.userId")) {
                return Optional.of(
                        "must not use {{context.userId}}, which holds Type/id: use a user token such as userPractitionerId");
            }
            boolean known = UserToken.named(token).isPresent()
                    || (token.startsWith("context.")
                            && HookContexts.tokens(hook).contains(token.substring("context.".length())));
            if (!known) {
                return Optional.of("has the token {{" + token + "}}, which the hook " + hook + " does not offer");
            }
        }
        String rest = matcher.replaceAll("");
        return rest.contains("{{") || rest.contains("}}") ? Optional.of("has unbalanced braces") : Optional.empty();
    }

    private static Optional<String> parameterComplaint(String query) {
        Set<String> seen = new HashSet<>();
        for (String parameter : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            String name = parts[0];
            if (parts.length < 2 || name.isBlank() || parts[1].isBlank()) {
                return Optional.of("has a parameter without name or value");
            }
            if (name.contains(".")) {
                return Optional.of("has the chained parameter " + name + ": search by a parameter of the type itself");
            }
            if (name.contains(":") && !name.endsWith(":in")) {
                return Optional.of("has the modifier of " + name + ": only :in may be used");
            }
            if (name.startsWith("_") && !RESULT_PARAMETERS.contains(name)) {
                return Optional.of("has the parameter " + name + ", which clients need not support");
            }
            if (parts[1].matches("(ne|sa|eb|ap)\\d.*")) {
                return Optional.of(
                        "has a prefix in " + name + " that clients need not support: use eq, lt, gt, ge or le");
            }
            if (!seen.add(name)) {
                return Optional.of("repeats the parameter " + name + ": use one parameter with a list of values");
            }
        }
        if (!seen.contains("_count")) {
            return Optional.of("lacks _count: without it servers cut the list at a few entries");
        }
        return query.contains("{{") ? Optional.empty() : Optional.of("names no patient: add {{context.patientId}}");
    }
}

package org.bonewise.cdshooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the queries of a service ask for a hospital's own codes too. They are added without their systems, as the codes of the
 * files are: a server then finds them under any system, and no client meets a bar in a template.
 */
final class PrefetchCodes {

    private static final Logger LOG = LoggerFactory.getLogger(PrefetchCodes.class);
    private static final Pattern CODES = Pattern.compile("(?<=[?&]code=)[^&{}]+");

    /** What parts the values of a search, and what marks it as part of a value. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\,$|]");

    /** Many servers refuse a request line of more than 8 kB. */
    private static final int LONG = 7000;

    private final LocalCodes locals;

    PrefetchCodes(LocalCodes locals) {
        this.locals = locals;
    }

    /** The service with the hospital's codes in its queries by code. */
    ServiceDefinition completed(ServiceDefinition service) {
        Map<String, String> prefetch = new LinkedHashMap<>();
        service.prefetch().forEach((key, template) -> {
            String text =
                    CODES.matcher(template).replaceFirst(codes -> Matcher.quoteReplacement(completed(codes.group())));
            if (text.length() > LONG) {
                LOG.warn(
                        "With the codes of terminology/site the query {} of {} has {} characters: servers may refuse it",
                        key,
                        service.id(),
                        text.length());
            }
            prefetch.put(key, text);
        });
        return service.with(Collections.unmodifiableMap(prefetch));
    }

    private String completed(String codes) {
        List<String> all = new ArrayList<>(List.of(codes.split(",", -1)));
        locals.beside(List.copyOf(all)).stream()
                .map(PrefetchCodes::written)
                .filter(code -> !all.contains(code))
                .distinct()
                .forEach(all::add);
        return String.join(",", all);
    }

    private static String written(String code) {
        String value = SPECIAL.matcher(code).replaceAll("\\\\$0");
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package org.bonewise.cards;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of one language; languages without a bundle get English. */
final class Words {

    static final String BUNDLE = "org.bonewise.cards.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The words for readers of {@code locale}. */
    static Words of(Locale locale) {
        // Without this control the machine's own locale would come before English.
        ResourceBundle.Control noMachineLocale =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(ResourceBundle.getBundle(BUNDLE, locale, noMachineLocale), locale);
    }

    Locale locale() {
        return locale;
    }

    /** The sentence of that key with its arguments. @throws java.util.MissingResourceException for a key without words */
    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The plain word of that key, {@code null} when there is none. */
    @Nullable
    String word(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : null;
    }

    /** "a, b or c". */
    String anyOf(List<String> items) {
        return join("list.or", items);
    }

    /** "a, b and c". */
    String allOf(List<String> items) {
        return join("list.and", items);
    }

    private String join(String key, List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        String[] patterns = {
            bundle.getString(key + ".start"),
            bundle.getString(key + ".middle"),
            bundle.getString(key + ".end"),
            bundle.getString(key + ".two"),
            ""
        };
        return ListFormat.getInstance(patterns).format(items);
    }
}

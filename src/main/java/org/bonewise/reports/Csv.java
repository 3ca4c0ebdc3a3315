package org.bonewise.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Writes CSV by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
final class Csv {

    private static final String END = "\r\n";

    private Csv() {}

    /** Lines of cells: texts, numbers, truth values. */
    static String of(List<? extends List<?>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Csv::cell).collect(Collectors.joining(",")) + END)
                .collect(Collectors.joining());
    }

    private static String cell(Object value) {
        String text = value instanceof String given && isFormula(given) ? "'" + given : value.toString();
        boolean quoted = text.chars().anyMatch(one -> one == ',' || one == '"' || one == '\r' || one == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Also after what spreadsheets pass over. */
    private static boolean isFormula(String text) {
        String seen = text.stripLeading();
        boolean begins = !seen.isEmpty() && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(seen.charAt(0)) >= 0;
        return begins || (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0);
    }
}

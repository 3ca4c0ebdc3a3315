package org.bonewise.reports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which a report is read. */
enum ReportFormat implements Named {
    /** A page for people. */
    HTML,
    /** The whole report for programs. */
    JSON,
    /** One table for a spreadsheet. */
    CSV;

    /** As it stands in the answer. */
    MediaType type() {
        return switch (this) {
            case HTML -> new MediaType("text", "html", StandardCharsets.UTF_8);
            case JSON -> MediaType.APPLICATION_JSON;
            case CSV -> new MediaType("text", "csv", StandardCharsets.UTF_8);
        };
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a caller would rather have; the page where the header does not say, or asks for none of these. */
    static ReportFormat accepted(@Nullable String accept) {
        try {
            List<MediaType> wanted = accept == null ? List.of() : MediaType.parseMediaTypes(accept);
            return Arrays.stream(values())
                    .max(Comparator.comparingDouble((ReportFormat format) -> quality(format, wanted))
                            .thenComparingInt(format -> exactness(format, wanted))
                            .thenComparing(Comparator.<ReportFormat>reverseOrder()))
                    .orElse(HTML);
        } catch (InvalidMediaTypeException e) {
            return HTML;
        }
    }

    /** That of the most exact range that holds the format. */
    private static double quality(ReportFormat format, List<MediaType> wanted) {
        int exactness = exactness(format, wanted);
        return wanted.stream()
                .filter(range -> range.includes(format.type()) && exactness(range) == exactness)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    private static int exactness(ReportFormat format, List<MediaType> wanted) {
        return wanted.stream()
                .filter(range -> range.includes(format.type()))
                .mapToInt(ReportFormat::exactness)
                .max()
                .orElse(0);
    }

    private static int exactness(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}

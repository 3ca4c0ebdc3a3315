package org.bonewise.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.bonewise.cdshooks.FailureKind;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.RedactedTrace;
import org.bonewise.cdshooks.ServiceDoor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the quality report: a page, JSON, or one table as CSV. Who may read it is decided as for the other pages. */
@RestController
@ServiceDoor
final class ReportController {

    private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);

    /** A form whose reader must sign in again is led to the identity provider, wherever that is. */
    private static final String POLICY = "default-src 'none'; style-src " + Html.STYLE.source()
            + "; base-uri 'none'; form-action 'self' https:; frame-ancestors 'none'";

    private final QualityReports reports;
    private final HookJson json;
    private final Clock clock;

    ReportController(ReportSource source, RuleNames names, HookJson json, Clock clock) {
        this.reports = new QualityReports(source, names, clock);
        this.json = json;
        this.clock = clock;
    }

    /** The report on the days and cards that the parameters name. */
    @GetMapping("/reports/feedback")
    ResponseEntity<byte[]> report(HttpServletRequest request) {
        @Nullable ReportFormat format = null;
        try {
            ReportRequest asked = new ReportRequest(parameters(request));
            format = asked.format();
            if (format == null) {
                format = ReportFormat.accepted(request.getHeader(HttpHeaders.ACCEPT));
            }
            CsvTable table = asked.table(format);
            ReportQuestion question = asked.question(LocalDate.now(clock), clock.getZone());
            return answer(format, table, question, reports.of(question));
        } catch (HookFailure failure) {
            if (format == null) {
                format = ReportFormat.accepted(request.getHeader(HttpHeaders.ACCEPT));
            }
            if (format != ReportFormat.HTML) {
                throw failure;
            }
            return refused(failure);
        }
    }

    /** The server reads them when they are asked for, and throws when they cannot be decoded. */
    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            throw HookFailure.breaksProtocol("parameters", "Encode the parameters of the address by RFC 3986.");
        }
    }

    private ResponseEntity<byte[]> answer(
            ReportFormat format, CsvTable table, ReportQuestion question, QualityReport report) {
        LOG.info("Made the quality report from {} to {} as {}", question.from(), question.to(), format.label());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(format.type());
        secure(answer);
        return switch (format) {
            case HTML -> answer.body(bytes(new HtmlReport(report).page()));
            case JSON -> answer.body(json.write(report));
            case CSV ->
                answer.header(HttpHeaders.CONTENT_DISPOSITION, file(table, question))
                        .body(bytes(table.of(report)));
        };
    }

    private static ResponseEntity<byte[]> refused(HookFailure failure) {
        if (failure.getCause() == null) {
            LOG.info("A report was refused: {}", failure.getMessage());
        } else {
            LOG.error("A report was refused: {} {}", failure.getMessage(), RedactedTrace.of(failure.getCause()));
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(failure.kind().status()).contentType(ReportFormat.HTML.type());
        if (failure.kind() == FailureKind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(failure.kind().retryAfter()));
        }
        secure(answer);
        return answer.body(bytes(HtmlReport.refusal(failure)));
    }

    private static void secure(ResponseEntity.BodyBuilder answer) {
        answer.cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    private static String file(CsvTable table, ReportQuestion question) {
        return ContentDisposition.attachment()
                .filename("feedback-" + table.label() + "-" + question.from() + "-" + question.to() + ".csv")
                .build()
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.bonewise;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.bonewise.guideline.RuleModes.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hospital's own settings. Lists, not maps: canonical addresses, rule ids and client ids as keys would not survive
 * environment variables, while {@code BONEWISE_FORMULARY_0_REGIMEN} does.
 *
 * @param formulary what the hospital has and how it orders it ({@code bonewise.formulary[n]})
 * @param ruleModes rules that are in shadow or off ({@code bonewise.rule-modes[n]})
 * @param clients what differs for single clients ({@code bonewise.clients[n]})
 * @param fhir servers that may be read for callers without a token ({@code bonewise.fhir.allowed-servers})
 * @param testPatients whether test patients get cards ({@code bonewise.test-patients}: {@code silent} or {@code speak})
 * @param approvals what the hospital has approved of the content ({@code bonewise.approvals[n]})
 * @param reviewInterval time after which content must be reviewed again ({@code bonewise.review-interval})
 */
@ConfigurationProperties("bonewise")
record SiteProperties(
        @DefaultValue List<FormularyLine> formulary,
        @DefaultValue List<RuleMode> ruleModes,
        @DefaultValue List<ClientLine> clients,
        @DefaultValue Fhir fhir,
        @DefaultValue("silent") TestPatients testPatients,
        @DefaultValue List<ApprovalLine> approvals,
        @DefaultValue("1y") Period reviewInterval) {

    SiteProperties {
        formulary = List.copyOf(formulary);
        ruleModes = List.copyOf(ruleModes);
        clients = List.copyOf(clients);
        approvals = List.copyOf(approvals);
    }

    /**
     * Access to FHIR servers.
     *
     * @param allowedServers base addresses of the FHIR servers that may be read, in the demo alone
     */
    record Fhir(@DefaultValue List<String> allowedServers) {

        Fhir {
            allowedServers = List.copyOf(allowedServers);
        }
    }

    /** What happens to patients that are marked as test patients. */
    enum TestPatients {
        /** They get no card. */
        SILENT,
        /** They get cards as others do. */
        SPEAK
    }

    /**
     * One line of the formulary.
     *
     * @param regimen id or canonical address of the regimen or companion order
     * @param available whether it may be suggested
     * @param orderCode the hospital's code of it, {@code system|code} or {@code system|code|display}
     * @param text what a draft is called
     */
    record FormularyLine(
            @Nullable String regimen,
            @DefaultValue("true") boolean available,
            @Nullable String orderCode,
            @Nullable String text) {}

    /**
     * The mode of one rule.
     *
     * @param rule id as on the cards, or as in the artefact
     * @param mode {@code shadow}: evaluated and recorded, no effect on any card; {@code off}: not evaluated
     * @param client id of the registered client; absent or {@code default} for all
     * @param acknowledgedBy name and date, needed where a critical safety rule is not on
     */
    record RuleMode(
            @Nullable String rule,
            @Nullable Mode mode,
            @Nullable String client,
            @Nullable String acknowledgedBy) {}

    /**
     * What was agreed with one client. It is registered, and may call, when its line names an issuer.
     *
     * @param id the client's id, by which it is called here
     * @param guideline which guideline decides for it; absent = as for all
     * @param iss issuer of its tokens
     * @param jku address of its public keys
     * @param jwksFile file of its public keys, where they are not published
     * @param algorithms how its tokens may be signed; none = ES384 and RS384
     * @param tenants tenants that its tokens may name; none = not looked at
     * @param fhirServers FHIR servers that may be read for it
     * @param subject whom the access tokens it sends must be made out to; absent = not looked at
     * @param origins browser origins from which it may call; none = {@code bonewise.cors.allowed-origins}
     * @param locale language of its cards; absent = {@code en}
     * @param timeZone zone of its calendar days; absent = {@code bonewise.time-zone}
     */
    record ClientLine(
            @Nullable String id,
            @Nullable String guideline,
            @Nullable String iss,
            @Nullable String jku,
            @Nullable Path jwksFile,
            @DefaultValue List<String> algorithms,
            @DefaultValue List<String> tenants,
            @DefaultValue List<FhirServerLine> fhirServers,
            @Nullable String subject,
            @DefaultValue List<String> origins,
            @Nullable String locale,
            @Nullable String timeZone) {

        ClientLine {
            algorithms = List.copyOf(algorithms);
            tenants = List.copyOf(tenants);
            fhirServers = List.copyOf(fhirServers);
            origins = List.copyOf(origins);
        }

        /** Whether it says anything that holds for calls of the client, other than who decides for it. */
        boolean saysMore() {
            return iss != null
                    || !fhirServers.isEmpty()
                    || !origins.isEmpty()
                    || subject != null
                    || locale != null
                    || timeZone != null;
        }
    }

    /**
     * A FHIR server of a client.
     *
     * @param base base address of the server, such as {@code https://fhir.hospital.example/r4}
     * @param privateNetwork whether its name may lead to an address that the internet does not reach
     */
    record FhirServerLine(
            @Nullable String base, @DefaultValue("false") boolean privateNetwork) {}

    /**
     * One approval of content.
     *
     * @param artefact id or canonical address, or {@code all}
     * @param version the version approved: of the artefact, or for {@code all} of the package
     * @param by who approved
     * @param approved day of the approval; not called {@code on}, which a YAML file would read as {@code true}
     * @param reviewed when it was last reviewed; absent = on the day of approval
     */
    record ApprovalLine(
            @Nullable String artefact,
            @Nullable String version,
            @Nullable String by,
            @Nullable LocalDate approved,
            @Nullable LocalDate reviewed) {}
}

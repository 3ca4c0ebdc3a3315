package org.bonewise.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.bonewise.knowledge.ArtefactFiles.Found;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ContactDetail;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads who stands for the artefacts. */
final class ContentReader {

    private static final int DATE_LENGTH = "2026-01-01".length();

    private ContentReader() {}

    static ContentRegister read(ArtefactFiles files, List<ArtefactProblem> problems) {
        Stream<ContentArtefact> plans = files.all(PlanDefinition.class).stream().map(ContentReader::plan);
        Stream<ContentArtefact> regimens =
                files.all(ActivityDefinition.class).stream().map(ContentReader::regimen);
        Stream<ContentArtefact> terms = files.all(Library.class).stream().map(ContentReader::terms);
        return new ContentRegister(
                packageVersion(files.folder(), problems),
                Stream.of(plans, regimens, terms)
                        .flatMap(all -> all)
                        .sorted(Comparator.comparing(ContentArtefact::file))
                        .toList());
    }

    /**
     * The version of all together. Where a hospital laid files over ours the version says so, with a number of those files, and
     * beside a version of its own with that of ours: an approval of what was shipped, or of other files, is not one of these.
     */
    private static String packageVersion(MergedFolder folder, List<ArtefactProblem> problems) {
        MergedFile manifest = folder.file(ArtefactFiles.MANIFEST).orElse(null);
        String version = manifest == null ? "" : version(manifest.path());
        if (manifest != null && !manifest.isShipped()) {
            if (version.isBlank()) {
                problems.add(
                        new ArtefactProblem(manifest.name(), "version", "is missing: set the version of your content"));
            }
            return version + "+" + shippedVersion(manifest) + "." + folder.ownHash();
        }
        return folder.own().isEmpty() ? version : version + "+site." + folder.ownHash();
    }

    private static String shippedVersion(MergedFile manifest) {
        Path shipped = manifest.inPlaceOf();
        return shipped == null ? "" : version(shipped);
    }

    private static String version(Path manifest) {
        try {
            return new JsonMapper()
                    .readTree(Files.readString(manifest))
                    .path("version")
                    .stringValue("");
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    private static ContentArtefact plan(Found<PlanDefinition> found) {
        PlanDefinition plan = found.resource();
        return new ContentArtefact(
                plan.getIdElement().getIdPart(),
                text(plan.getUrl()),
                found.file(),
                text(plan.getVersion()),
                names(plan.getAuthor()),
                names(plan.getEndorser()),
                day(plan.getApprovalDateElement()),
                day(plan.getLastReviewDateElement()),
                end(plan.getEffectivePeriod()));
    }

    private static ContentArtefact regimen(Found<ActivityDefinition> found) {
        ActivityDefinition regimen = found.resource();
        return new ContentArtefact(
                regimen.getIdElement().getIdPart(),
                text(regimen.getUrl()),
                found.file(),
                text(regimen.getVersion()),
                names(regimen.getAuthor()),
                names(regimen.getEndorser()),
                day(regimen.getApprovalDateElement()),
                day(regimen.getLastReviewDateElement()),
                end(regimen.getEffectivePeriod()));
    }

    private static ContentArtefact terms(Found<Library> found) {
        Library terms = found.resource();
        return new ContentArtefact(
                terms.getIdElement().getIdPart(),
                text(terms.getUrl()),
                found.file(),
                text(terms.getVersion()),
                names(terms.getAuthor()),
                names(terms.getEndorser()),
                day(terms.getApprovalDateElement()),
                day(terms.getLastReviewDateElement()),
                end(terms.getEffectivePeriod()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> names(List<ContactDetail> people) {
        return people.stream()
                .filter(ContactDetail::hasName)
                .map(ContactDetail::getName)
                .toList();
    }

    private static @Nullable LocalDate end(Period period) {
        return day(period.getEndElement());
    }

    /** Of a month or a year its first day: content is never taken for younger than it may be. */
    private static @Nullable LocalDate day(PrimitiveType<?> date) {
        String written = date.getValueAsString();
        if (written == null) {
            return null;
        }
        String whole = written.length() < DATE_LENGTH ? written + "-01-01".substring(written.length() - 4) : written;
        return LocalDate.parse(whole.substring(0, DATE_LENGTH));
    }
}

package org.bonewise;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.SiteProperties.ApprovalLine;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.knowledge.ContentApproval;
import org.bonewise.knowledge.ContentRegister;
import org.bonewise.knowledge.ContentReview;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hospital's approvals as set; what is set wrong stops the start. */
final class ApprovalSetting {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalSetting.class);

    private final ContentRegister register;
    private final LocalDate today;
    private final SettingProblems problems = new SettingProblems("bonewise.approvals");

    ApprovalSetting(ContentRegister register, LocalDate today) {
        this.register = register;
        this.today = today;
    }

    /**
     * The content with the approvals. One of another version than is loaded is told in the log and does not count.
     *
     * @throws StartRefusedException naming the keys of what cannot be used
     */
    ContentReview review(List<ApprovalLine> written, Period interval) {
        if (interval.isZero() || interval.isNegative()) {
            problems.add("bonewise.review-interval is " + interval + ": set it to more than 0, such as 1y");
        }
        List<ContentApproval> approvals = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            ContentApproval approval = approval(i, written.get(i));
            if (approval != null) {
                approvals.add(approval);
            }
        }
        problems.refuseIfAny();
        approvals.stream()
                .filter(approval -> !register.isCurrent(approval))
                .forEach(approval -> LOG.warn(
                        "The approval of {} is of version {}, which is not the one loaded: it does not count",
                        approval.artefact(),
                        approval.version()));
        ContentReview review = new ContentReview(register.with(approvals), interval);
        warn(review);
        return review;
    }

    private void warn(ContentReview review) {
        int overdue = review.overdue(today).size();
        int drafts = review.notApproved().size();
        if (overdue + drafts > 0) {
            LOG.warn(
                    "Of {} artefacts {} are not approved at this hospital and {} are due for review: each card says so",
                    review.register().artefacts().size(),
                    drafts,
                    overdue);
        }
    }

    private @Nullable ContentApproval approval(int number, ApprovalLine line) {
        String artefact = required(number, "artefact", line.artefact());
        String version = required(number, "version", line.version());
        String by = required(number, "by", line.by());
        LocalDate approved = line.approved();
        if (approved == null) {
            problems.add(number, "approved", "is missing: set the day of the approval");
        }
        if (approved == null || artefact.isEmpty() || version.isEmpty() || by.isEmpty()) {
            return null;
        }
        LocalDate reviewed = line.reviewed() == null ? approved : line.reviewed();
        notAhead(number, "approved", approved);
        notAhead(number, "reviewed", reviewed);
        ContentApproval approval = new ContentApproval(artefact, version, by, approved, reviewed);
        if (!register.has(approval)) {
            problems.add(number, "artefact", "is '" + artefact + "', which is neither all nor an artefact");
        }
        return approval;
    }

    private String required(int number, String part, @Nullable String value) {
        if (value == null || value.isBlank()) {
            problems.add(number, part, "is missing");
            return "";
        }
        return value.strip();
    }

    /** A year mistyped would put off the next review. */
    private void notAhead(int number, String part, LocalDate day) {
        if (day.isAfter(today)) {
            problems.add(number, part, "is " + day + ", a day to come");
        }
    }
}

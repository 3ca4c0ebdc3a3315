package org.bonewise.content;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.fhir.FhirContexts;
import org.bonewise.files.MergedFolder;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Knowledge;

/** Pages to look at. */
public final class Pages {

    /** Made once for all tests. */
    private static final ClinicalContent SHIPPED = of(ArtefactCopy.SHIPPED, ArtefactCopy.shipped());

    private static final String MARKDOWN = SHIPPED.markdown();
    private static final String HTML = SHIPPED.html();

    private Pages() {}

    /** Of the artefacts of a folder. */
    static ClinicalContent of(Path folder, Knowledge knowledge) {
        return ClinicalContent.of(
                FhirContexts.r4(),
                MergedFolder.of(folder),
                MergedFolder.of(Path.of("hooks")),
                knowledge,
                knowledge.content(),
                FactDefinitions.catalogue());
    }

    /** The page of the artefacts that are shipped. */
    public static String markdown() {
        return MARKDOWN;
    }

    /** The same as HTML. */
    public static String html() {
        return HTML;
    }

    /** The first group of each match. */
    public static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** The anchors of a page of either kind. */
    public static List<String> anchors(String page) {
        return all(" id=\"([^\"]+)\"", page);
    }

    /** What stands between an anchor and the next heading, without the targets of links. */
    static String section(String anchor) {
        int start = MARKDOWN.indexOf("<a id=\"" + anchor + "\"></a>");
        int head = MARKDOWN.indexOf("\n#", start);
        int end = MARKDOWN.indexOf("\n<a id=", head);
        return MARKDOWN.substring(head + 1, end)
                .replaceAll("\\[([^\\]\\\\]*)]\\(#[^)]*\\)", "$1")
                .strip();
    }
}

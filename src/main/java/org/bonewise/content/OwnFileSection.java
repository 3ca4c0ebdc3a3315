package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.content.Block.Row;
import org.bonewise.content.Block.Table;
import org.bonewise.files.MergedFile;
import org.bonewise.files.MergedFolder;
import org.bonewise.files.Origin;

/** Which files are the hospital's own; nothing where all are as they were shipped. */
final class OwnFileSection {

    private static final List<String> HEADS = List.of(Phrases.text("own.file"), Phrases.text("own.origin"));

    private OwnFileSection() {}

    static List<Block> of(MergedFolder profiles, MergedFolder hooks) {
        List<Row> rows = new ArrayList<>();
        rows(rows, "fhir-profiles", profiles);
        rows(rows, "hooks", hooks);
        if (rows.isEmpty()) {
            return List.of();
        }
        int shipped = profiles.names(Origin.SHIPPED).size()
                + hooks.names(Origin.SHIPPED).size();
        return List.of(
                new Heading(2, List.of("own-files"), Phrases.line("own.heading")),
                new Paragraph(Phrases.line("own.intro", String.valueOf(rows.size()), String.valueOf(shipped))),
                new Table(HEADS, rows));
    }

    private static void rows(List<Row> rows, String folder, MergedFolder merged) {
        for (MergedFile file : merged.own()) {
            rows.add(new Row(
                    null,
                    List.of(
                            Line.EMPTY.code(folder + "/" + file.name()),
                            Phrases.line(file.origin() == Origin.REPLACED ? "own.replaced" : "own.added"))));
        }
    }
}

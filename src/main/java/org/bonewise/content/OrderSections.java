package org.bonewise.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** The regimens and the orders that go along. */
final class OrderSections {

    private final Book book;

    OrderSections(Book book) {
        this.book = book;
    }

    List<Block> agents() {
        return section("orders", "regimens", ordered().filter(Regimen::isBoneModifyingAgent));
    }

    List<Block> companions() {
        return section("companions", "companions", ordered().filter(order -> !order.isBoneModifyingAgent()));
    }

    private Stream<Regimen> ordered() {
        return book.knowledge().regimens().values().stream().sorted(Comparator.comparing(Regimen::id));
    }

    private List<Block> section(String key, String anchor, Stream<Regimen> orders) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, List.of(anchor), Phrases.line(key + ".heading")));
        blocks.add(new Paragraph(Phrases.line(key + ".intro")));
        orders.forEach(order -> blocks.addAll(order(order)));
        return blocks;
    }

    private List<Block> order(Regimen order) {
        List<Block> blocks = new ArrayList<>();
        String title = order.definition().hasTitle() ? order.definition().getTitle() : order.id();
        blocks.add(new Heading(3, List.of(Anchors.regimen(order)), Line.of(title)));
        if (order.definition().hasDescription()) {
            blocks.add(new Paragraph(Line.of(order.definition().getDescription())));
        }
        List<Item> items = new ArrayList<>();
        identity(order, items);
        doses(order, items);
        order.definition().getDosage().forEach(dosage -> dosage(dosage, items));
        limits(order, items);
        if (!order.freshness().isEmpty()) {
            items.add(Item.of(
                    Line.EMPTY.strong(Phrases.text("order.freshness")).text(":"),
                    order.freshness().stream().map(this::freshness).toList()));
        }
        codes(order, items);
        blocks.add(new Items(items));
        blocks.addAll(Book.marks(order.definition().getExtension()));
        return blocks;
    }

    private void identity(Regimen order, List<Item> items) {
        items.add(item("order.id", Line.EMPTY.code(order.id()).text(". ").and(book.version(order.file()))));
        if (!order.available()) {
            items.add(item("order.available", Phrases.line("order.not-available")));
        }
        named("order.agent", Stream.ofNullable(order.agent()), items);
        named("order.class", Stream.ofNullable(order.agentClass()), items);
        if (order.product() != null) {
            items.add(item("order.product", Line.EMPTY.code(order.product())));
        }
        named("order.purposes", order.purposes().stream(), items);
    }

    private void named(String key, Stream<String> codes, List<Item> items) {
        String words = String.join(", ", codes.map(book::word).toList());
        if (!words.isEmpty()) {
            items.add(item(key, Line.of(words)));
        }
    }

    private void doses(Regimen order, List<Item> items) {
        ParsedExpression expression = order.dynamicValues().get(Regimen.DOSE_PATH);
        if (expression != null) {
            Item said = book.said(expression.text());
            items.add(new Item(
                    List.of(),
                    item("order.dose", Line.EMPTY).text().and(said.text()),
                    said.expression(),
                    said.below()));
        }
        order.definition().getDosage().stream()
                .flatMap(dosage -> dosage.getDoseAndRate().stream())
                .filter(Dosage.DosageDoseAndRateComponent::hasDoseQuantity)
                .map(Dosage.DosageDoseAndRateComponent::getDoseQuantity)
                .forEach(dose -> items.add(item("order.dose", Line.of(amount(dose)))));
        if (order.maximumDoseMg() != null) {
            items.add(item("order.maximum", Line.of(book.values().amount(order.maximumDoseMg(), "mg"))));
        }
    }

    private String amount(Quantity dose) {
        return book.values().amount(dose.getValue(), dose.hasCode() ? dose.getCode() : dose.getUnit());
    }

    private void dosage(Dosage dosage, List<Item> items) {
        if (dosage.hasRoute() && dosage.getRoute().hasText()) {
            items.add(item("order.route", Line.of(dosage.getRoute().getText())));
        }
        TimingRepeatComponent repeat = dosage.getTiming().getRepeat();
        if (repeat.hasPeriod() && repeat.hasPeriodUnit()) {
            items.add(item("order.timing", interval(repeat)));
        }
        if (repeat.hasDuration() && repeat.hasDurationUnit()) {
            items.add(item(
                    "order.infusion",
                    Line.of(book.values()
                            .amount(
                                    repeat.getDuration(),
                                    repeat.getDurationUnit().toCode()))));
        }
        if (dosage.hasText()) {
            items.add(item("order.instruction", Line.of(dosage.getText())));
        }
    }

    private Line interval(TimingRepeatComponent repeat) {
        String code = repeat.getPeriodUnit().toCode();
        String period = repeat.getPeriod().stripTrailingZeros().toPlainString();
        Line every = period.equals("1")
                ? Phrases.line("order.every.one", Phrases.word("one", code))
                : Phrases.line("order.every", period, Phrases.word("many", code));
        return repeat.getFrequency() > 1
                ? Phrases.line("order.times", Line.of(String.valueOf(repeat.getFrequency())), every)
                : every;
    }

    private void limits(Regimen order, List<Item> items) {
        BigDecimal clearance = order.minimumClearance();
        if (clearance != null) {
            items.add(item("order.clearance", Line.of(book.values().amount(clearance, "mL/min"))));
        }
        days("order.interval", order.shortestIntervalDays(), items);
        days("order.late", order.onScheduleUntilDays(), items);
    }

    private static void days(String key, OptionalInt days, List<Item> items) {
        days.ifPresent(count -> items.add(item(key, Phrases.line("order.days", String.valueOf(count)))));
    }

    private Item freshness(Freshness window) {
        Line item = Line.of(Phrases.word("item", window.item()));
        Line days = Line.of(String.valueOf(window.days()));
        ParsedExpression when = window.when();
        if (when == null) {
            return Item.of(Phrases.line("order.freshness.item", item, days));
        }
        Item said = book.said(when.text());
        Line line = Phrases.line("order.freshness.when", item, days, said.text());
        return new Item(List.of(), line, said.expression(), said.below());
    }

    private void codes(Regimen order, List<Item> items) {
        CodeableConcept concept = order.definition().hasProductCodeableConcept()
                ? order.definition().getProductCodeableConcept()
                : order.definition().getCode();
        Line codes = Line.of(concept.hasText() ? concept.getText() : "");
        for (Coding coding : concept.getCoding()) {
            codes = codes.text(" ").code(coding.getSystem() + "|" + coding.getCode());
        }
        items.add(item("order.codes", codes));
        if (!order.groups().isEmpty()) {
            Line groups = Line.joined(
                    order.groups().stream()
                            .map(group -> Line.EMPTY.code(group.id()))
                            .toList(),
                    ", ");
            items.add(item("order.groups", groups));
        }
        List<Citation> sources = order.definition().getRelatedArtifact().stream()
                .filter(source -> source.hasLabel())
                .map(source -> new Citation(source.getLabel(), null, source.getCitation(), source.getUrl()))
                .toList();
        if (!sources.isEmpty()) {
            items.add(item("order.sources", book.citations().cited(sources)));
        }
    }

    private static Item item(String key, Line value) {
        return Item.of(Line.EMPTY.strong(Phrases.text(key)).text(": ").and(value));
    }
}

package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.content.Block.Item;
import org.jspecify.annotations.Nullable;

/** An expression in words. */
sealed interface Said {

    /** In one line. */
    Line inline();

    /** As items of a list. */
    List<Item> items();

    /** Something that needs no parts. */
    record Plain(Line line) implements Said {
        @Override
        public Line inline() {
            return line;
        }

        @Override
        public List<Item> items() {
            return List.of(Item.of(line));
        }
    }

    /**
     * Several together.
     *
     * @param key {@code all}, {@code any} or {@code count}
     */
    record Several(String key, List<Said> members) implements Said {
        @Override
        public Line inline() {
            List<Line> lines = members.stream()
                    .map(member -> member instanceof Plain
                            ? member.inline()
                            : Line.of("(").and(member.inline()).text(")"))
                    .toList();
            return Phrases.line("several." + key, Line.joined(lines, Phrases.text("several." + key + ".between")));
        }

        @Override
        public List<Item> items() {
            List<Item> below = new ArrayList<>();
            members.forEach(
                    member -> below.addAll(isShort(member) ? List.of(Item.of(member.inline())) : member.items()));
            return List.of(Item.of(Phrases.line("several." + key + ".list"), below));
        }
    }

    /** The first case that holds counts; where none does, or an earlier one is not known, nothing is known. */
    record Cases(List<Case> cases) implements Said {
        @Override
        public Line inline() {
            List<Line> lines = cases.stream()
                    .map(one ->
                            Phrases.line("case", one.when().inline(), one.then().inline()))
                    .toList();
            return Line.joined(lines, Phrases.text("case.between")).and(Phrases.line("case.rest"));
        }

        @Override
        public List<Item> items() {
            List<Item> below = new ArrayList<>();
            for (Case one : cases) {
                boolean fits = isShort(one.then());
                below.add(
                        fits
                                ? Item.of(Phrases.line(
                                        "case", one.when().inline(), one.then().inline()))
                                : Item.of(
                                        Phrases.line("case.list", one.when().inline()),
                                        one.then().items()));
            }
            return List.of(Item.of(Phrases.line("cases.list"), below));
        }
    }

    /** What counts when something holds. */
    record Case(Said when, Said then) {}

    /** Whether it reads well in one line. */
    static boolean isShort(Said said) {
        return switch (said) {
            case Plain _ -> true;
            case Several several ->
                several.members().size() <= 3 && several.members().stream().allMatch(member -> member instanceof Plain);
            case Cases _ -> false;
        };
    }

    /** As an item that shows its expression. */
    static Item item(Said said, @Nullable String expression) {
        if (isShort(said)) {
            return new Item(List.of(), said.inline(), expression, List.of());
        }
        Item whole = said.items().getFirst();
        return new Item(List.of(), whole.text(), expression, whole.below());
    }
}

package dev.attune.console.own;

import dev.attune.console.people.LongText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, in one language.
 *
 * @param notice what is said once about the action before; empty when there is nothing
 * @param bad whether that was no success
 * @param waiting what is told only once the person says so
 * @param word what erasing asks to be typed
 * @param typed what was typed there, where it was something else; absent when nothing was
 */
public record OwnView(
        Texts texts,
        Hidden hidden,
        String notice,
        boolean bad,
        Part<Item> waiting,
        List<Group> groups,
        Part<Item> said,
        Part<Change> changes,
        Switches switches,
        List<Choice> languages,
        String word,
        @Nullable String typed,
        boolean framed) {

    public boolean isBlank() {
        return waiting.isEmpty()
                && said.isEmpty()
                && groups.stream().allMatch(group -> group.part().isEmpty());
    }

    /**
     * A part of a list, newest first.
     *
     * @param list its name, for asking for another part
     * @param range which part of how many it is, in words; empty when it is all
     * @param newer where the newest begin; absent when these are they
     * @param older where the older ones begin; absent at the end
     */
    public record Part<T>(
            String list,
            List<T> items,
            String range,
            @Nullable String newer,
            @Nullable String older) {

        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /**
     * Which part of which list is asked for; all others are shown from their beginning.
     *
     * @param from where it begins; empty for the beginning
     */
    record Asked(String list, String from) {

        static final Asked NOTHING = new Asked("", "");

        String of(String name) {
            return list.equals(name) ? from : "";
        }
    }

    /** A field that each form carries. */
    public record Hidden(String name, String value) {

        /** Without the value: it may be a pass. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** What is known of one facet. */
    public record Group(String id, String name, String explanation, Part<Item> part) {}

    /**
     * One thing that is known.
     *
     * @param seen names the state that is shown, for telling whether it was changed meanwhile
     * @param quote the newest words that it rests on; absent when there are none
     * @param draft what was typed in its place and not taken; absent when nothing was
     * @param problem what is wrong with the draft; empty when nothing is
     * @param held whether it is held back until somebody else looked at it
     */
    public record Item(
            String id,
            String seen,
            LongText text,
            String why,
            @Nullable LongText quote,
            String quoted,
            String since,
            String sure,
            @Nullable String sensitive,
            @Nullable String draft,
            String problem,
            boolean held) {}

    /** Something that changed; {@code undoable} unless it is taken back already. */
    public record Change(
            String id,
            String what,
            String by,
            String when,
            @Nullable LongText before,
            @Nullable LongText after,
            boolean undoable) {}

    /** What is learned and applied. */
    public record Switches(
            boolean on, List<FacetSwitches> facets, List<Choice> intensities, List<Sensitive> sensitive) {}

    public record FacetSwitches(String id, String name, boolean learn, boolean apply) {}

    public record Sensitive(String id, String name, List<Choice> choices) {}

    public record Choice(String value, String name, boolean chosen) {}

    /** A page that only says something, line by line. */
    public record Note(Texts texts, String title, String text, List<String> lines) {}
}

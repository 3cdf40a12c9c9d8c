package dev.attune.profile.learn.habit.style;

import dev.attune.profile.model.Dimension;
import dev.attune.profile.model.Labelled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that is counted of somebody's style: the newest of each kind, and sums. As text, its parts have bars between them. */
final class StyleTally {

    private final Map<Dimension, NavigableSet<Sign>> asked = new EnumMap<>(Dimension.class);
    private final NavigableSet<Reply> replies = new TreeSet<>(Reply.NEWEST_FIRST);
    private final NavigableSet<Reaction> reactions = new TreeSet<>(Reaction.NEWEST_FIRST);
    private Written written = new Written();

    static StyleTally decode(String text) {
        StyleTally tally = new StyleTally();
        if (text.isEmpty()) {
            return tally;
        }
        String[] parts = text.split("\\|", -1);
        for (String signs : words(parts[0])) {
            List<String> one = List.of(signs.split(",", -1));
            NavigableSet<Sign> set = tally.asked(Labelled.parse(Dimension.class, "dimension", one.get(0)));
            one.subList(1, one.size()).forEach(sign -> set.add(Sign.decode(sign)));
        }
        words(parts[1]).forEach(reply -> tally.replies.add(Reply.decode(reply)));
        words(parts[2]).forEach(reaction -> tally.reactions.add(Reaction.decode(reaction)));
        tally.written = Written.decode(parts[3]);
        return tally;
    }

    String encode() {
        List<String> signs = new ArrayList<>();
        asked.forEach((dimension, set) -> signs.add(
                dimension.label() + "," + set.stream().map(Sign::encode).collect(Collectors.joining(","))));
        return String.join(
                "|",
                String.join(" ", signs),
                joined(replies, Reply::encode),
                joined(reactions, Reaction::encode),
                written.encode());
    }

    boolean isEmpty() {
        return encode().equals("|||");
    }

    void ask(Dimension dimension, Sign sign, int most) {
        NavigableSet<Sign> signs = asked(dimension);
        signs.add(sign);
        keep(signs, most);
    }

    /** Remembers an answer, and what was done about it if that is known already. */
    void answer(Reply reply, int most) {
        replies.add(reply);
        List<Reaction> known = new ArrayList<>(reactions);
        reactions.clear();
        known.forEach(reaction -> reactions.add(reaction.about(List.of(reply))));
        keep(replies, most);
    }

    void react(Reaction reaction, int most) {
        for (Reaction known : List.copyOf(reactions)) {
            if (reaction.isInsteadOf(known)) {
                if (!reaction.isLaterThan(known)) {
                    return;
                }
                reactions.remove(known);
            }
        }
        reactions.add(reaction.reply() == null ? reaction.about(replies) : reaction);
        keep(reactions, most);
    }

    NavigableSet<Sign> asked(Dimension dimension) {
        return asked.computeIfAbsent(dimension, absent -> new TreeSet<>(Sign.NEWEST_FIRST));
    }

    Collection<Reaction> reactions() {
        return reactions;
    }

    Written written() {
        return written;
    }

    private static <T> void keep(NavigableSet<T> set, int most) {
        while (set.size() > most) {
            set.pollLast();
        }
    }

    private static <T> String joined(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}

package dev.attune.profile.traits;

import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Ranked;
import dev.attune.profile.model.Tastes;
import dev.attune.profile.text.Rarity;
import dev.attune.profile.text.Stems;
import dev.attune.profile.traits.RankQuery.Meanings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders a list by what somebody likes. What goes against a constraint of theirs comes last and what they dislike before it; of the rest
 * each place goes to what fits best and is least like what came before (maximal marginal relevance, Carbonell and Goldstein 1998), as long
 * as its interest has not had its share of the places; and some places go to what is outside their interests. The same person and list
 * always give the same order. Some milliseconds for 200 items; safe for use by many threads.
 */
public final class Ranker {

    private static final double HUNDREDTHS = 100;

    private final TraitReaders readers;
    private final TasteSettings.Ranking settings;
    private final Stances stances;
    private final Stems stems;
    private final Rarity rarity;

    public Ranker(TraitReaders readers, Stems stems, Rarity rarity) {
        this.readers = readers;
        this.settings = readers.settings().rank();
        this.stances = new Stances(readers.settings().statements());
        this.stems = stems;
        this.rarity = rarity;
    }

    /** The texts whose meaning would help to rank the list; none where there is nothing to rank it by. */
    public Set<String> texts(RankQuery query) {
        Set<String> texts = new LinkedHashSet<>();
        preferences(query, Meanings.NONE).forEach(preference -> texts.add(preference.sample()));
        if (!texts.isEmpty()) {
            query.items().forEach(item -> texts.add(item.text()));
        }
        return texts;
    }

    /** The caller's order, and why. */
    public List<Ranked> unchanged(List<Ranked.Item> items, String reason) {
        return items.stream()
                .map(item -> new Ranked(item.id(), 0, reason, false))
                .toList();
    }

    public List<Ranked> switchedOff(List<Ranked.Item> items) {
        return unchanged(items, settings.reasons().off());
    }

    public List<Ranked> rank(RankQuery query, Meanings meanings) {
        List<Preference> preferences = preferences(query, meanings);
        Avoided avoided = avoided(query);
        if (preferences.isEmpty() && avoided.isEmpty()) {
            return unchanged(query.items(), settings.reasons().unknown());
        }
        Judge judge = new Judge(settings, rarity, preferences, avoided);
        List<Judge.Verdict> verdicts = new ArrayList<>();
        for (Ranked.Item item : query.items()) {
            verdicts.add(judge.judge(view(item, verdicts.size(), meanings)));
        }
        double explore = query.explore() == null ? settings.explore() : query.explore();
        return new Placing(readers.settings(), query, preferences.isEmpty() ? 0 : explore)
                .place(verdicts).stream().map(this::ranked).toList();
    }

    private List<Preference> preferences(RankQuery query, Meanings meanings) {
        Tastes tastes = readers.tastes().of(query.profile(), query.counts(), query.moment());
        List<Stance> stated = readers.tastes().stances(query.profile(), query.counts(), query.moment());
        return Judge.preferences(tastes, stated, readers.tastes(), new Judge.Tools(readers.topics(), stems, meanings));
    }

    private Avoided avoided(RankQuery query) {
        List<Memory> constraints = query.profile().holdingAt(query.moment()).stream()
                .filter(memory ->
                        memory.kind() == Kind.CONSTRAINT && query.counts().test(memory))
                .sorted(Comparator.comparing(Memory::id))
                .toList();
        return new Avoided(constraints, stances, settings.avoided());
    }

    private ItemView view(Ranked.Item item, int place, Meanings meanings) {
        return new ItemView(
                item,
                place,
                PhraseBook.words(item.text()),
                new HashSet<>(stems.of(item.text())),
                readers.topics().of(item.text()),
                meanings.of(item.text()));
    }

    private Ranked ranked(Placing.Placed placed) {
        Judge.Verdict verdict = placed.verdict();
        return new Ranked(
                verdict.item().item().id(),
                Math.round(Math.max(-1, Math.min(1, verdict.score())) * HUNDREDTHS) / HUNDREDTHS,
                reason(placed),
                placed.isOutside());
    }

    private String reason(Placing.Placed placed) {
        Judge.Verdict verdict = placed.verdict();
        TasteSettings.Reasons reasons = settings.reasons();
        if (verdict.named() != null) {
            return filled(reasons.avoids(), verdict.named());
        }
        if (placed.isOutside()) {
            return reasons.different();
        }
        if (verdict.against() != null) {
            return filled(reasons.dislikes(), verdict.against().name());
        }
        Preference because = verdict.because();
        if (because == null || verdict.score() < Placing.FITS) {
            return reasons.neutral();
        }
        return filled(because.isStated() ? reasons.likes() : reasons.returns(), because.name());
    }

    private static String filled(String reason, String what) {
        return reason.replace("${what}", what);
    }
}

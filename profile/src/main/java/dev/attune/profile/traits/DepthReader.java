package dev.attune.profile.traits;

import dev.attune.profile.model.Depth;
import dev.attune.profile.model.Expertise;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Memory;
import dev.attune.profile.model.Profile;
import dev.attune.profile.text.ReadOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads off a profile how well somebody knows which field: what they state of themselves, else what their words show. Safe for use by many threads. */
public final class DepthReader {

    private static final double STATED_CONFIDENCE = 0.9;
    private static final double BEGINNER = 0.1;
    private static final double EXPERIENCED = 0.75;
    private static final double PROFESSIONAL = 0.85;

    /** A statement is one sentence. */
    private static final int MOST_CHARACTERS = 400;

    /** Others' professions are not theirs. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "^(?:their|his|her|my|our|mein\\w*|mi|mis|mon|ma|mes) (?!job|work|profession|beruf)",
            Pattern.CASE_INSENSITIVE);

    private static final Comparator<Depth> SUREST = Comparator.comparing((Depth depth) -> !depth.isStated())
            .thenComparing(Comparator.comparingDouble(Depth::confidence).reversed())
            .thenComparing(Depth::domain);

    private final Topics topics;
    private final TasteSettings.Expertise settings;
    private final Pattern beginner;
    private final Pattern knows;
    private final ReadOnce<List<Stated>> stated = new ReadOnce<>(this::read);

    public DepthReader(Topics topics, TasteSettings settings) {
        this.topics = topics;
        this.settings = settings.expertise();
        this.beginner =
                Stances.compile("expertise.beginner", settings.expertise().beginner());
        this.knows = Stances.compile("expertise.knows", settings.expertise().knows());
    }

    /**
     * The fields of which something is known at a moment, surest first.
     *
     * @param counts which memories may count
     */
    public List<Depth> of(Profile profile, Predicate<Memory> counts, Instant moment) {
        Map<String, Depth> found = new TreeMap<>();
        for (Expertise shown : profile.traits(Expertise.class)) {
            double confidence = confidence(shown, moment);
            if (confidence >= settings.least() && shown.level() >= settings.familiar()) {
                found.put(shown.domain(), depth(shown.domain(), shown.level(), confidence, false, shown.evidence()));
            }
        }
        Map<String, Depth> known = new TreeMap<>();
        profile.holdingAt(moment).stream()
                .filter(memory -> memory.isLasting() && memory.sensitive() == null && counts.test(memory))
                .filter(memory -> memory.facet() == Facet.CONTENT || memory.facet() == Facet.RECOMMENDATION)
                .flatMap(memory -> stated.of(memory.text()).stream())
                .forEach(one -> state(one, known));
        found.putAll(known);
        List<Depth> all = new ArrayList<>(found.values());
        all.sort(SUREST);
        return all;
    }

    /** What is left of a trait's confidence at a moment. */
    public double confidence(Expertise shown, Instant moment) {
        double days = Math.max(0, TasteReader.days(shown.at(), moment));
        return shown.confidence() * Math.pow(2, -days / settings.halfLifeDays());
    }

    /** Who knows a field from their work knows it however new they are to a part of it. */
    private List<Stated> read(String statement) {
        String text = statement.length() <= MOST_CHARACTERS ? statement : statement.substring(0, MOST_CHARACTERS);
        Set<String> fields = new HashSet<>(topics.of(text));
        Set<String> professions = OF_OTHERS.matcher(text).find() ? Set.of() : topics.professions(text);
        fields.addAll(professions);
        fields.removeIf(field -> !topics.isDomain(field));
        if (fields.isEmpty() || OF_OTHERS.matcher(text).find()) {
            return List.of();
        }
        boolean isNew = beginner.matcher(text).find();
        boolean isVersed = !isNew && knows.matcher(text).find();
        List<Stated> read = new ArrayList<>();
        for (String field : fields) {
            if (isNew) {
                read.add(new Stated(field, BEGINNER));
            } else if (professions.contains(field)) {
                read.add(new Stated(field, PROFESSIONAL));
            } else if (isVersed) {
                read.add(new Stated(field, EXPERIENCED));
            }
        }
        return List.copyOf(read);
    }

    private void state(Stated one, Map<String, Depth> known) {
        Depth before = known.get(one.field);
        int evidence = before == null ? 1 : before.evidence() + 1;
        double higher = before == null ? one.level : Math.max(before.level(), one.level);
        known.put(one.field, depth(one.field, higher, STATED_CONFIDENCE, true, evidence));
    }

    private Depth depth(String domain, double level, double confidence, boolean isStated, int evidence) {
        Depth.Name name = level >= settings.expert()
                ? Depth.Name.EXPERT
                : level >= settings.familiar() ? Depth.Name.FAMILIAR : Depth.Name.BEGINNER;
        return new Depth(domain, level, name, confidence, isStated, evidence);
    }

    /** A field, and how well somebody says that they know it. */
    private record Stated(String field, double level) {}
}

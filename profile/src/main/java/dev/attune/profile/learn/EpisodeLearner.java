package dev.attune.profile.learn;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Evidence;
import dev.attune.profile.model.Exchange;
import dev.attune.profile.model.Facet;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Origin;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Role;
import dev.attune.profile.model.Status;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Sentences;
import dev.attune.profile.text.Span;
import dev.attune.profile.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what a person told in their own words: the stretches of a turn that neither quote, nor ask, nor order anything, in a turn that
 * speaks of them; and, in the midst of such turns, turns of plain talk that speak of others. A stretch of which a learner made lasting memories is no episode, since those quote it. Works on the caller's
 * thread; safe for use by many threads.
 */
public final class EpisodeLearner {

    private static final String ENGLISH = "language/en.yaml";
    private static final String EPISODES = "language/episodes.yaml";

    /** Longer turns are documents. */
    private static final int MOST_TURN_CHARACTERS = 4_000;

    private static final int MOST_CHARACTERS = 700;
    private static final int MOST_EACH = 2;
    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_UNCOVERED_WORDS = 4;
    private static final int FEWEST_WORDS_OF_OTHERS = 5;

    /** Turns that are no further apart belong to one talk. */
    private static final Duration ONE_TALK = Duration.ofMinutes(30);

    private static final double CONFIDENCE = 0.9;
    private static final double IMPORTANCE = 0.3;

    private final OwnWords ownWords;
    private final Sentences sentences;
    private final Pattern aboutOneself;
    private final Pattern aboutOthers;
    private final Wording wording;
    private final List<Pattern> refusals;
    private final Pattern addressed;
    private final Pattern ordered;
    private final Pattern barred;
    private final Pattern written;
    private final Pattern occasion;
    private final Pattern elsewhere;
    private final Pattern others;
    private final Pattern question;
    private final Pattern greeting;
    private final Pattern signoff;

    public EpisodeLearner(ConfigFiles files) {
        LanguageFile english = ConfigDocument.read(files, ENGLISH, LanguageFile.class);
        PatternBook book = new PatternBook(ENGLISH, english.words());
        EpisodeFile file = ConfigDocument.read(files, EPISODES, EpisodeFile.class);
        PatternBook own = new PatternBook(EPISODES, Map.of());
        this.ownWords = new OwnWords(english, book, Tongue.english(files, english));
        this.sentences = new Sentences(english.abbreviations());
        this.aboutOneself = own.compile("about-oneself", file.aboutOneself());
        this.aboutOthers = own.compile("about-others", file.aboutOthers());
        this.wording = new Wording(english, book);
        this.refusals = book.compileAll("refusals", english.refusals());
        this.addressed = own.compile("addressed", file.addressed());
        this.ordered = own.compile("ordered", file.ordered());
        this.barred = own.compile("barred", file.barred());
        this.written = own.compile("written", file.written());
        this.occasion = own.compile("occasion", file.occasion());
        this.elsewhere = words(own, file, EpisodeFile.Elsewhere::own);
        this.others = words(own, file, EpisodeFile.Elsewhere::others);
        this.question = own.compile("question", file.question());
        this.greeting = book.compile("own.greeting", english.own().greeting());
        this.signoff = book.compile("own.signoff", english.own().signoff());
    }

    /**
     * The episodes of the person's own turns.
     *
     * @param lasting what was found in the exchange besides
     * @param known whose memories tell what was said shortly before
     */
    public List<Finding> study(Exchange exchange, List<Finding> lasting, Profile known) {
        List<Finding> found = new ArrayList<>();
        List<Turn> silent = new ArrayList<>();
        List<Turn> spoken = new ArrayList<>();
        for (Turn turn : exchange.turns()) {
            if (turn.role() == Role.USER && turn.content().length() <= MOST_TURN_CHARACTERS) {
                List<String> quotes = lasting.stream()
                        .map(Finding::evidence)
                        .filter(evidence -> evidence.turn().equals(turn.id()))
                        .map(Evidence::quote)
                        .toList();
                List<String> stretches = stretches(turn.content());
                (stretches.isEmpty() && quotes.isEmpty() ? silent : spoken).add(turn);
                stretches.stream()
                        .filter(stretch -> uncoveredWords(stretch, quotes) >= FEWEST_UNCOVERED_WORDS)
                        .limit(MOST_EACH)
                        .forEach(stretch -> found.add(episode(turn, stretch)));
            }
        }
        silent.stream()
                .filter(turn -> isNear(turn, spoken) || isNear(turn, known))
                .filter(turn -> tellsOfOthers(turn.content()))
                .forEach(turn -> found.add(episode(turn, turn.content().strip())));
        return found;
    }

    private static boolean isNear(Turn turn, List<Turn> spoken) {
        return spoken.stream().anyMatch(other -> isNear(turn, other.at()));
    }

    private static boolean isNear(Turn turn, Profile known) {
        return known.memories().stream()
                .filter(memory -> memory.status() == Status.ACTIVE)
                .flatMap(memory -> memory.evidence().stream())
                .anyMatch(evidence -> isNear(turn, evidence.at()));
    }

    private static boolean isNear(Turn turn, Instant moment) {
        return Duration.between(moment, turn.at()).abs().compareTo(ONE_TALK) <= 0;
    }

    /** In the middle of telling of themselves, people tell of others and of things as well. */
    private boolean tellsOfOthers(String content) {
        String text = content.strip();
        if (text.length() > MOST_CHARACTERS
                || Words.of(text).size() < FEWEST_WORDS_OF_OTHERS
                || !aboutOthers.matcher(text).find()
                || written.matcher(text).find()
                || barred.matcher(text).find()) {
            return false;
        }
        OwnWords.Said said = ownWords.of(text);
        return said.occasion() == Occasion.TALK
                && !said.clauses().isEmpty()
                && said.clauses().stream()
                        .noneMatch(
                                clause -> ordered.matcher(clause.span().text()).find())
                && !new ForeignText(text, greeting, signoff).touches(new Span(text, 0));
    }

    private List<String> stretches(String content) {
        if (written.matcher(content).find() || barred.matcher(content).find()) {
            return List.of();
        }
        return elsewhere.matcher(content).find()
                        && !aboutOneself.matcher(content).find()
                ? toldElsewhere(content)
                : told(content);
    }

    private List<String> told(String content) {
        OwnWords.Said said = ownWords.of(content);
        List<Span> clauses = said.clauses().stream().map(Clause::span).toList();
        if (said.occasion() == Occasion.TASK) {
            return joined(content, clauses.stream().filter(this::tells).toList());
        }
        boolean isTalk = aboutOneself.matcher(content).find()
                && clauses.stream()
                        .noneMatch(clause -> ordered.matcher(clause.text()).find());
        if (!isTalk || clauses.stream().allMatch(this::isOccasion)) {
            return List.of();
        }
        ForeignText foreign = new ForeignText(content, greeting, signoff);
        Span whole = new Span(content, 0).part(0, content.length());
        return whole.text().length() <= MOST_CHARACTERS && !foreign.touches(whole)
                ? List.of(whole.text())
                : joined(content, clauses);
    }

    /** Beside a request, only what would tell something without it. */
    private boolean tells(Span clause) {
        if (!aboutOneself.matcher(clause.text()).find()
                || addressed.matcher(clause.text()).find()) {
            return false;
        }
        return !PatternBook.anyIn(refusals, wording.plain(clause.text())) && !isOccasion(clause);
    }

    private boolean isOccasion(Span clause) {
        return occasion.matcher(wording.plain(clause.text())).find();
    }

    private static Pattern words(
            PatternBook book, EpisodeFile file, Function<EpisodeFile.Elsewhere, List<String>> which) {
        String any = file.elsewhere().values().stream()
                .flatMap(language -> which.apply(language).stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return book.compile("elsewhere", "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
    }

    /** Without rules for a language: what stands in no quotation, asks nothing and speaks of the speaker, sentence by sentence. */
    private List<String> toldElsewhere(String content) {
        if (others.matcher(content).find()) {
            return List.of();
        }
        ForeignText foreign = new ForeignText(content, greeting, signoff);
        List<Span> told = sentences.of(content).stream()
                .filter(sentence -> !foreign.touches(sentence)
                        && !question.matcher(sentence.text()).find()
                        && elsewhere.matcher(sentence.text()).find())
                .toList();
        return joined(content, told);
    }

    /** Spans with nothing but a joint, a full stop or a question between them are one stretch of the content. */
    private List<String> joined(String content, List<Span> spans) {
        List<String> stretches = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (Span span : spans) {
            boolean goesOn = start >= 0
                    && span.end() - start <= MOST_CHARACTERS
                    && isSmall(content.substring(Math.min(end, span.start()), span.start()));
            if (!goesOn) {
                add(content, start, end, stretches);
                start = span.start();
            }
            end = span.end();
        }
        add(content, start, end, stretches);
        return stretches;
    }

    private boolean isSmall(String between) {
        String trimmed = between.trim();
        return Words.of(trimmed).size() <= 2 || question.matcher(trimmed).find();
    }

    private static void add(String content, int start, int end, List<String> stretches) {
        if (start < 0) {
            return;
        }
        int last = end < content.length() && ".!".indexOf(content.charAt(end)) >= 0 ? end + 1 : end;
        String stretch = content.substring(start, Math.min(last, start + MOST_CHARACTERS))
                .trim();
        if (Words.of(stretch).size() >= FEWEST_WORDS) {
            stretches.add(stretch);
        }
    }

    private static int uncoveredWords(String stretch, List<String> quotes) {
        String left = stretch.toLowerCase(Locale.ROOT);
        for (String quote : quotes) {
            left = left.replace(quote.toLowerCase(Locale.ROOT), " ");
        }
        return Words.of(left).size();
    }

    private static Finding episode(Turn turn, String text) {
        return new Finding(
                Act.STATE,
                Facet.CONTENT,
                Kind.EPISODE,
                text,
                null,
                Origin.STATED,
                new Evidence(turn.id(), text, turn.at()),
                CONFIDENCE,
                IMPORTANCE,
                null,
                Status.ACTIVE,
                null);
    }
}

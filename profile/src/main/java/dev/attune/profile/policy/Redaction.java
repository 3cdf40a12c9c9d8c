package dev.attune.profile.policy;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.learn.ConfigDocument;
import dev.attune.profile.learn.PatternBook;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of a text: by their own shape, by what stands ahead of them ("password: ..."), and, for what nobody has a
 * pattern for, by looking random. The vocabulary and the thresholds are in {@code config/policy/secrets.yaml}. It would rather mask
 * a harmless string than let a key through.
 */
final class Redaction {

    private static final String FILE = "policy/secrets.yaml";
    private static final String KEY_MARKS = "_-/+=\\";

    private final String mark;
    private final List<Rule> rules;
    private final Randomness randomness;

    Redaction(ConfigFiles files) {
        SecretsFile file = ConfigDocument.read(files, FILE, SecretsFile.class);
        PatternBook book = new PatternBook(FILE, file.words());
        this.mark = file.mark();
        this.rules = file.rules().stream()
                .map(rule -> new Rule(
                        book.compile("rules." + rule.name(), rule.pattern()),
                        rule.checksum(),
                        rule.gibberish(),
                        rule.digits(),
                        rule.near() == null ? List.of() : rule.near()))
                .toList();
        this.randomness = new Randomness(file.random(), book);
    }

    String redact(String text) {
        BitSet secret = secretsIn(text);
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(at)) {
            clean.append(text, at, from).append(mark);
            at = secret.nextClearBit(from);
        }
        return clean.append(text, at, text.length()).toString();
    }

    /** Whether a text was redacted: part of what its author wrote is missing. */
    boolean marks(String text) {
        return text.contains(mark);
    }

    private BitSet secretsIn(String text) {
        BitSet secret = new BitSet();
        String folded = text.toLowerCase(Locale.ROOT);
        boolean hasDigit = text.chars().anyMatch(Character::isDigit);
        for (Rule rule : rules) {
            if (!rule.isWorthTrying(folded, hasDigit)) {
                continue;
            }
            Matcher found = rule.pattern.matcher(text);
            while (found.find()) {
                int group = found.groupCount() > 0 && found.group(1) != null ? 1 : 0;
                if (holds(rule, found.group(group))) {
                    secret.set(found.start(group), found.end(group));
                }
            }
        }
        randomness.mark(text, secret);
        extend(text, secret);
        return secret;
    }

    /** What hangs on to a secret without a gap is most likely the rest of it. */
    private static void extend(String text, BitSet secret) {
        int end = secret.nextSetBit(0);
        while (end >= 0) {
            end = secret.nextClearBit(end);
            while (end < text.length() && isOfKeys(text.charAt(end))) {
                secret.set(end++);
            }
            end = secret.nextSetBit(end);
        }
    }

    private static boolean isOfKeys(char unit) {
        return Character.isLetterOrDigit(unit) || KEY_MARKS.indexOf(unit) >= 0;
    }

    private boolean holds(Rule rule, String string) {
        return (!rule.checksum || Luhn.holds(string)) && (!rule.gibberish || randomness.isGibberish(string));
    }

    private record Rule(Pattern pattern, boolean checksum, boolean gibberish, boolean digits, List<String> near) {

        /** Patterns cost some microseconds for each hundred characters; looking for a few letters costs next to nothing. */
        boolean isWorthTrying(String folded, boolean hasDigit) {
            return (!digits || hasDigit) && (near.isEmpty() || near.stream().anyMatch(folded::contains));
        }
    }

    /** The file as it is written. */
    record SecretsFile(String mark, Map<String, String> words, List<RuleFile> rules, Randomness.Settings random) {}

    /**
     * One kind of secret as it is written: the first group of the pattern, or all of it, is what goes.
     *
     * @param checksum what is found must have a check digit that holds
     * @param gibberish what is found must not look like words
     * @param digits tried only on texts that have a digit
     * @param near tried only on texts that hold one of these, in any case
     */
    record RuleFile(
            String name,
            String pattern,
            boolean checksum,
            boolean gibberish,
            boolean digits,
            @Nullable List<String> near) {}
}

package dev.attune.profile.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the word pieces of an uncased BERT model (Y. Wu et al., Google's Neural Machine Translation System, 2016; J. Devlin
 * et al., BERT, 2019): words in lower case without accents, each punctuation mark and each Chinese character by itself, and each
 * word as the longest pieces that the vocabulary has, from its start. Immutable.
 */
final class WordPieces {

    private static final String CONTINUED = "##";
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> first;
    private final Map<String, Integer> continued;
    private final int begin;
    private final int end;
    private final int unknown;
    private final int longestPiece;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.first = new HashMap<>(vocabulary.size() * 2);
        this.continued = new HashMap<>(vocabulary.size() / 2);
        vocabulary.forEach((piece, id) -> {
            if (piece.startsWith(CONTINUED) && piece.length() > CONTINUED.length()) {
                continued.put(piece.substring(CONTINUED.length()), id);
            } else {
                first.put(piece, id);
            }
        });
        this.begin = special(vocabulary, "[CLS]");
        this.end = special(vocabulary, "[SEP]");
        this.unknown = special(vocabulary, "[UNK]");
        this.longestPiece =
                vocabulary.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Reads {@code model.vocab} of a tokenizer file in the format of Hugging Face. */
    static WordPieces read(InputStream file) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(file)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("vocab")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        vocabulary.put(json.currentName(), json.nextIntValue(0));
                    }
                }
            }
        }
        return new WordPieces(vocabulary);
    }

    private static int special(Map<String, Integer> vocabulary, String name) {
        Integer id = vocabulary.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + name);
        }
        return id;
    }

    /** The numbers of a text's pieces between those for its begin and end, at most so many together; two for a text without a word. */
    long[] of(String text, int most) {
        Pieces pieces = new Pieces(most);
        pieces.add(begin);
        String plain = plain(text);
        int from = 0;
        for (int at = 0; at < plain.length() && !pieces.isFull(); ) {
            int point = plain.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
            if (space || standsAlone(point)) {
                addWord(plain, from, at, pieces);
                if (!space) {
                    addWord(plain, at, next, pieces);
                }
                from = next;
            }
            at = next;
        }
        addWord(plain, from, plain.length(), pieces);
        return pieces.endedBy(end);
    }

    private void addWord(String text, int from, int until, Pieces pieces) {
        if (from >= until || pieces.isFull()) {
            return;
        }
        int known = pieces.size;
        int at = from;
        while (at < until) {
            Map<String, Integer> vocabulary = at == from ? first : continued;
            int stop = Math.min(until, at + longestPiece);
            Integer id = vocabulary.get(text.substring(at, stop));
            while (id == null && stop > at + 1) {
                stop--;
                id = vocabulary.get(text.substring(at, stop));
            }
            if (id == null || until - from > LONGEST_WORD) {
                pieces.size = known;
                pieces.add(unknown);
                return;
            }
            pieces.add(id);
            at = stop;
        }
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        String lower = text.toLowerCase(Locale.ROOT);
        boolean ascii = lower.chars().allMatch(unit -> unit < 0x80);
        (ascii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD))
                .codePoints()
                .filter(WordPieces::isKept)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isKept(int point) {
        int type = Character.getType(point);
        boolean control = type == Character.CONTROL && !Character.isWhitespace(point);
        return !control
                && type != Character.NON_SPACING_MARK
                && type != Character.FORMAT
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE
                && point != 0xFFFD;
    }

    private static boolean standsAlone(int point) {
        if (point < 0x80) {
            return point > ' ' && !Character.isLetterOrDigit(point);
        }
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> isChinese(point);
        };
    }

    /** The blocks that BERT takes for Chinese; kana and Hangul are not among them. */
    private static boolean isChinese(int point) {
        return (point >= 0x4E00 && point <= 0x9FFF)
                || (point >= 0x3400 && point <= 0x4DBF)
                || (point >= 0x20000 && point <= 0x2CEAF)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0x2F800 && point <= 0x2FA1F);
    }

    private static final class Pieces {

        private final long[] ids;
        private int size;

        Pieces(int most) {
            this.ids = new long[Math.max(2, most)];
        }

        /** Whether only the place of the end is left. */
        boolean isFull() {
            return size >= ids.length - 1;
        }

        void add(int id) {
            if (!isFull()) {
                ids[size++] = id;
            }
        }

        long[] endedBy(int id) {
            ids[size] = id;
            return Arrays.copyOf(ids, size + 1);
        }
    }
}

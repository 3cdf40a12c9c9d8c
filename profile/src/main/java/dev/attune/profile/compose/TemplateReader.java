package dev.attune.profile.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a template apart. Of all that Thymeleaf knows in its TEXT mode it takes printing a value, a loop and a condition, for names and
 * fields alone: an expression could do more than that. For one template; confined to one thread.
 */
final class TemplateReader {

    private static final String NAME = "([A-Za-z]\\w{0,40})";
    private static final String VALUE = "\\s*" + NAME + "(?:\\." + NAME + ")?";
    private static final Pattern PRINT = Pattern.compile("\\$\\{" + VALUE + "\\s*\\}");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+th:(\\w{1,20})\\s*=\\s*\"([^\"]*)\"\\s*");
    private static final Pattern LOOP = Pattern.compile("\\s*" + NAME + "\\s*:\\s*\\$\\{\\s*" + NAME + "\\s*\\}\\s*");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*\\$\\{\\s*(?:!|not\\s)?" + VALUE + "\\.isEmpty\\(\\)\\s*\\}\\s*");

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int at;
    private int line = 1;

    private TemplateReader(String source) {
        this.source = source;
    }

    static List<Piece> read(String source) {
        return new TemplateReader(source).read();
    }

    private List<Piece> read() {
        while (at < source.length()) {
            if (source.startsWith("[(", at)) {
                print();
            } else if (source.startsWith("[[", at)) {
                wrong("[[ would change what is printed; write [(${...})]");
                at += 2;
            } else if (source.startsWith("[#", at)) {
                open();
            } else if (source.startsWith("[/", at)) {
                end();
            } else {
                word();
            }
        }
        flush();
        return pieces;
    }

    private void word() {
        char character = source.charAt(at++);
        words.append(character);
        if (character == '\n') {
            flush();
            line++;
        } else if (character == '_' && at < source.length() && source.charAt(at) == '_') {
            wrong("two underscores in a row are not allowed in a prompt");
            at++;
        }
    }

    private void print() {
        int close = source.indexOf(")]", at);
        String inside = close < 0 ? "\n" : source.substring(at + 2, close);
        if (inside.indexOf('\n') >= 0 || inside.indexOf('[') >= 0) {
            wrong("[( is never closed by )] on its line");
            at += 2;
            return;
        }
        Matcher value = PRINT.matcher(inside.strip());
        if (value.matches()) {
            add(new Piece.Print(line, value.group(1), value.group(2)));
        } else {
            wrong("[(" + inside + ")] is more than a name; write [(${name})] or [(${name.field})]");
        }
        at = close + 2;
    }

    private void open() {
        int close = closing(at + 2);
        if (close < 0) {
            wrong("[# is never closed by ]");
            at += 2;
            return;
        }
        String inside = source.substring(at + 2, close);
        Matcher attribute = ATTRIBUTE.matcher(inside);
        if (attribute.matches()) {
            open(attribute.group(1), attribute.group(2));
        } else {
            wrong("[#" + inside
                    + "] must be one of [# th:each=\"item : ${list}\"], [# th:if=\"...\"], [# th:unless=\"...\"]");
            // What it was meant to be is open until its end all the same.
            add(new Piece.Condition(line, "", null));
        }
        line += (int) inside.chars().filter(character -> character == '\n').count();
        at = close + 1;
    }

    private void open(String kind, String expression) {
        Matcher loop = LOOP.matcher(expression);
        Matcher condition = CONDITION.matcher(expression);
        boolean isCondition = kind.equals("if") || kind.equals("unless");
        if (kind.equals("each") && loop.matches()) {
            add(new Piece.Loop(line, loop.group(1), loop.group(2)));
        } else if (isCondition && condition.matches()) {
            add(new Piece.Condition(line, condition.group(1), condition.group(2)));
        } else {
            wrong(
                    kind.equals("each")
                            ? "th:each must read \"item : ${list}\""
                            : isCondition
                                    ? "th:" + kind + " must read \"${name.isEmpty()}\" or \"${!name.isEmpty()}\""
                                    : "th:" + kind
                                            + " is not allowed in a prompt; there are th:each, th:if and th:unless");
            add(new Piece.Condition(line, "", null));
        }
    }

    private void end() {
        if (source.startsWith("[/]", at)) {
            add(new Piece.End(line));
            at += 3;
        } else {
            wrong("[/ must be closed at once: [/]");
            at += 2;
        }
    }

    /** Where the bracket is closed that was opened before, outside of quotes; below 0 where it never is. */
    private int closing(int from) {
        boolean quoted = false;
        for (int place = from; place < source.length(); place++) {
            char character = source.charAt(place);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ']' && !quoted) {
                return place;
            }
        }
        return -1;
    }

    private void wrong(String why) {
        add(new Piece.Wrong(line, why));
    }

    private void add(Piece piece) {
        flush();
        pieces.add(piece);
    }

    private void flush() {
        if (words.length() > 0) {
            pieces.add(new Piece.Words(line, words.toString()));
            words.setLength(0);
        }
    }
}

package dev.attune.profile.compose;

import dev.attune.profile.model.Problem;
import dev.attune.profile.text.TokenCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a template against what it may say: names that are there, loops and tags that are closed, one block around everything, no more
 * words than it may have. Nothing that a person said can end the block then, for a line of theirs has no angle bracket (see {@link Line}), and
 * none of the template's own stands open where it is printed. For one template; confined to one thread.
 */
final class TemplateCheck {

    private static final TokenCount TOKENS = new TokenCount();
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_][\\w-]{0,60})>");
    private static final Pattern BLOCK =
            Pattern.compile("\\A\\s*<([A-Za-z_][\\w-]{0,60})>.*</\\1>\\s*\\z", Pattern.DOTALL);

    private final Vocabulary vocabulary;
    private final int most;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Piece> open = new ArrayDeque<>();
    private final Deque<Tag> tags = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();
    private Piece.@Nullable Loop loop;
    private boolean inAngles;
    private int ownTokens;

    private TemplateCheck(Vocabulary vocabulary, int most) {
        this.vocabulary = vocabulary;
        this.most = most;
    }

    static TemplateCheck of(String source, Vocabulary vocabulary, int most) {
        TemplateCheck check = new TemplateCheck(vocabulary, most);
        TemplateReader.read(source).forEach(check::take);
        check.end(source);
        return check;
    }

    /** In the order of their lines; those about the whole come last. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt((Problem one) -> one.line() == 0 ? Integer.MAX_VALUE : one.line()))
                .toList();
    }

    /** How many tokens its own words take. */
    int ownTokens() {
        return ownTokens;
    }

    private void take(Piece piece) {
        if (piece instanceof Piece.Words words) {
            words(words);
        } else if (piece instanceof Piece.Print print) {
            print(print);
        } else if (piece instanceof Piece.Loop next) {
            loop(next);
        } else if (piece instanceof Piece.Condition condition) {
            condition(condition);
        } else if (piece instanceof Piece.End end) {
            close(end);
        } else if (piece instanceof Piece.Wrong wrong) {
            add(wrong.line(), wrong.why());
        }
    }

    private void words(Piece.Words words) {
        int before = ownTokens;
        ownTokens += TOKENS.of(words.text());
        if (before <= most && ownTokens > most) {
            add(
                    words.line(),
                    "here the template's own words come to more than the " + most + " tokens that they may take");
        }
        Matcher tag = TAG.matcher(words.text());
        while (tag.find()) {
            tag(words.line(), tag.group(2), !tag.group(1).isEmpty());
        }
        for (int place = 0; place < words.text().length(); place++) {
            switch (words.text().charAt(place)) {
                case '<' -> inAngles = true;
                case '>', '\n' -> inAngles = false;
                default -> {}
            }
        }
    }

    private void tag(int line, String name, boolean closes) {
        if (!closes) {
            if (tags.stream().anyMatch(other -> other.name.equals(name))) {
                add(line, "<" + name + "> stands within another <" + name + ">");
            }
            tags.push(new Tag(line, name));
            return;
        }
        Tag opened = tags.peek();
        if (opened == null) {
            add(line, "</" + name + "> closes nothing");
        } else if (!opened.name.equals(name)) {
            add(line, "</" + name + "> comes before <" + opened.name + "> of line " + opened.line + " is closed");
            while (tags.stream().anyMatch(other -> other.name.equals(name))) {
                tags.pop();
            }
        } else {
            tags.pop();
        }
    }

    private void print(Piece.Print print) {
        if (inAngles) {
            add(
                    print.line(),
                    "${" + path(print.name(), print.field())
                            + "} stands between < and >, where what a person said could close the block");
        }
        Set<String> fields = fields(print.line(), print.name());
        if (fields != null && fits(print.line(), print.name(), print.field(), fields)) {
            Piece.Loop inside = loop;
            told.add(
                    inside != null && inside.item().equals(print.name())
                            ? path(inside.list(), print.field())
                            : print.name());
        }
    }

    private void loop(Piece.Loop next) {
        open.push(next);
        if (loop != null) {
            add(next.line(), "a loop cannot stand within that of line " + loop.line());
            return;
        }
        if (vocabulary.texts().contains(next.list())) {
            add(next.line(), "${" + next.list() + "} is one text and no list");
        } else if (!vocabulary.lists().containsKey(next.list())) {
            unknown(next.line(), next.list());
        } else if (vocabulary.knows(next.item())) {
            add(next.line(), next.item() + " is the name of a variable already; call the item something else");
        }
        loop = next;
    }

    private void condition(Piece.Condition condition) {
        open.push(condition);
        String name = condition.name();
        boolean isList = vocabulary.lists().containsKey(name) && condition.field() == null;
        if (name.isEmpty() || isList) {
            return;
        }
        Set<String> fields = fields(condition.line(), name);
        if (fields != null) {
            fits(condition.line(), name, condition.field(), fields);
        }
    }

    private void close(Piece.End end) {
        if (open.isEmpty()) {
            add(end.line(), "[/] closes nothing");
        } else if (open.pop().equals(loop)) {
            loop = null;
        }
    }

    /** The fields that a printable value has, none for a text; absent for what cannot be printed, which is a problem then. */
    private @Nullable Set<String> fields(int line, String name) {
        Piece.Loop inside = loop;
        if (inside != null && inside.item().equals(name)) {
            return vocabulary.lists().getOrDefault(inside.list(), Set.of());
        }
        if (vocabulary.texts().contains(name)) {
            return Set.of();
        }
        if (vocabulary.lists().containsKey(name)) {
            add(
                    line,
                    "${" + name + "} is a list; print each of it: [# th:each=\"item : ${" + name
                            + "}\"][(${item})][/]");
        } else {
            unknown(line, name);
        }
        return null;
    }

    private boolean fits(int line, String name, @Nullable String field, Set<String> fields) {
        if (fields.isEmpty()) {
            if (field != null) {
                add(line, "${" + name + "} is one text and has no " + field);
            }
            return field == null;
        }
        if (field == null || !fields.contains(field)) {
            add(line, "${" + path(name, field) + "} must name one of " + String.join(", ", new TreeSet<>(fields)));
            return false;
        }
        return true;
    }

    private void unknown(int line, String name) {
        Piece.Loop inside = loop;
        add(
                line,
                "there is no variable " + name + "; there are " + vocabulary.told()
                        + (inside == null ? "" : ", and " + inside.item()));
    }

    private void end(String source) {
        open.forEach(piece -> add(piece.line(), "what begins here with [# is never closed by [/]"));
        tags.forEach(tag -> add(tag.line, "<" + tag.name + "> is never closed by </" + tag.name + ">"));
        Matcher block = BLOCK.matcher(source);
        if (!block.matches()) {
            add(
                    (int) source.stripTrailing().lines().count(),
                    "all of it must stand within one tag, such as <about_this_person> ... </about_this_person>, or what a person said"
                            + " could close the block");
        } else if (count(source, "</" + block.group(1) + ">") > 1) {
            add(
                    lineOf(source, "</" + block.group(1) + ">"),
                    "</" + block.group(1) + "> closes the block before its end");
        }
        if (ownTokens > most) {
            add(0, "its own words take " + ownTokens + " tokens and may take " + most);
        }
        vocabulary.lists().forEach(this::missing);
    }

    private void missing(String list, Set<String> fields) {
        for (String field : fields.isEmpty() ? Set.of("") : fields) {
            String path = field.isEmpty() ? list : path(list, field);
            if (!told.contains(path)) {
                add(0, "does not tell ${" + path + "}; add a loop that prints it");
            }
        }
    }

    private void add(int line, String message) {
        problems.add(new Problem(line, message));
    }

    private static String path(String name, @Nullable String field) {
        return field == null ? name : name + "." + field;
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static int lineOf(String text, String part) {
        return 1
                + (int) text.substring(0, text.indexOf(part))
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    private record Tag(int line, String name) {}
}

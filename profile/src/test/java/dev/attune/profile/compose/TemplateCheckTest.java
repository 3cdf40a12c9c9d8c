package dev.attune.profile.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.model.Kind;
import dev.attune.profile.model.Policy;
import dev.attune.profile.model.Problem;
import dev.attune.profile.recall.Known;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** What a template that was typed into a form may be. */
final class TemplateCheckTest {

    private static final Composer COMPOSER = new Composer(new ConfigFiles(Path.of("../config")));
    private static final String LOOP = "[# th:each=\"memory : ${memories}\"]";
    private static final String GOOD = "<earlier>\nThey said:\n" + LOOP
            + "- [(${memory.text})][# th:unless=\"${memory.date.isEmpty()}\"] ([(${memory.date})])[/]\n[/]</earlier>";

    @Example
    void theOperatorsTemplatesMayBeTypedAsTheyStand() {
        Prompts prompts = COMPOSER.prompts();
        assertThat(COMPOSER.problems(Policy.Kind.STANDING, prompts.standing())).isEmpty();
        assertThat(COMPOSER.problems(Policy.Kind.RECALLED, prompts.recalled())).isEmpty();
        assertThat(problems(GOOD)).isEmpty();
    }

    @Example
    void anUnknownVariableIsNamedWithItsLine() {
        assertThat(problems(GOOD.replace("${memories}", "${memorys}")))
                .contains(new Problem(3, "there is no variable memorys; there are memories"));
        assertThat(problems(GOOD.replace("memory.date})]", "memory.day})]")))
                .contains(new Problem(3, "${memory.day} must name one of date, text"));
        assertThat(problems(GOOD.replace("They", "[(${tone})] They")))
                .contains(new Problem(2, "there is no variable tone; there are memories"));
    }

    @Example
    void whatIsNotClosedIsNamedWithItsLine() {
        assertThat(problems(GOOD.replace("[/]</earlier>", "</earlier>")))
                .contains(new Problem(3, "what begins here with [# is never closed by [/]"));
        assertThat(problems(GOOD.replace("</earlier>", "")))
                .contains(new Problem(1, "<earlier> is never closed by </earlier>"));
        assertThat(problems(GOOD.replace("They said:", "[/]"))).contains(new Problem(2, "[/] closes nothing"));
        assertThat(problems(GOOD.replace("They said:", "<b>")))
                .contains(new Problem(4, "</earlier> comes before <b> of line 2 is closed"));
        assertThat(problems(GOOD.replace("[(${memory.text})]", "[(${memory.text}")))
                .contains(new Problem(3, "[( is never closed by )] on its line"));
    }

    @Example
    void aMemoryCannotCloseTheBlock() {
        assertThat(told(GOOD.replace("<earlier>", "EARLIER").replace("</earlier>", "END")))
                .anyMatch(problem -> problem.contains("could close the block"));
        assertThat(problems(GOOD.replace("- [(${memory.text})]", "<[(${memory.text})]>")))
                .contains(new Problem(
                        3, "${memory.text} stands between < and >, where what a person said could close the block"));
        assertThat(told(GOOD.replace("They said:", "</earlier>"))).anyMatch(problem -> problem.startsWith("line 2: "));
    }

    @Example
    void tooManyWordsOfItsOwnAreNamedWithTheLineAtWhichTheyAre() {
        List<Problem> problems = problems(GOOD.replace("They said:", "several words more\n".repeat(150)));
        assertThat(problems.get(0).line()).isBetween(60, 150);
        assertThat(problems.get(0).message()).contains("300 tokens");
        assertThat(problems).anyMatch(problem -> problem.message().contains("tokens and may take 300"));
    }

    @Example
    void ofItsOwnWordsItHasAsManyTokensAsItMayAndNotOneMore() {
        int most = COMPOSER.wordsOf(Policy.Kind.RECALLED);
        StringBuilder words = new StringBuilder();
        while (ownTokens(words.append(" x")) < most) {
            assertThat(problems(GOOD.replace("They said:", words))).isEmpty();
        }
        assertThat(ownTokens(words)).isEqualTo(most);
        assertThat(problems(GOOD.replace("They said:", words))).isEmpty();
        assertThat(ownTokens(words.append(" x"))).isEqualTo(most + 1);
        assertThat(told(GOOD.replace("They said:", words)))
                .contains("its own words take " + (most + 1) + " tokens and may take " + most);
    }

    private static int ownTokens(CharSequence words) {
        return TemplateCheck.of(GOOD.replace("They said:", words), Vocabulary.RECALLED, 1)
                .ownTokens();
    }

    @Example
    void whatIsKnownMustBeTold() {
        assertThat(told(GOOD.replace(" ([(${memory.date})])", "")))
                .containsExactly("does not tell ${memories.date}; add a loop that prints it");
        String standing = COMPOSER.prompts().standing();
        String hidden = standing.replace(
                "[# th:unless=\"${constraints.isEmpty()}\"]", "[# th:unless=\"${identity.isEmpty()}\"]");
        assertThat(COMPOSER.problems(Policy.Kind.STANDING, hidden))
                .containsExactly(new Problem(0, "does not tell ${constraints} where nothing else is known"));
    }

    @Example
    void anExpressionIsNeverRun() {
        for (String expression : List.of(
                "[(${T(java.lang.Runtime).getRuntime()})]",
                "[(${@java.lang.System@exit(1)})]",
                "[(${memories.getClass()})]",
                "[(*{tone})]",
                "[(@{/x})]",
                "[(~{x})]",
                "[(${#ctx})]",
                "[[${memories}]]",
                "[# th:with=\"x=${memories}\"][/]",
                "[# th:utext=\"${memories}\"][/]",
                "[# th:if=\"${memories.size() > 1}\"][/]",
                "[# th:each=\"m,at : ${memories}\"][/]",
                "[#th:block th:text=\"x\"][/]",
                "[(${__${memories}__})]",
                "[/th:block]")) {
            assertThat(problems(GOOD.replace("They said:", expression)))
                    .as(expression)
                    .anyMatch(problem -> problem.line() == 2);
        }
    }

    @Example
    void loopsDoNotMultiply() {
        assertThat(problems(GOOD.replace(
                        "[/]</earlier>", LOOP.replace("memory :", "other :") + "[(${other.text})][/][/]</earlier>")))
                .contains(new Problem(4, "a loop cannot stand within that of line 3"));
    }

    @Property(tries = 300)
    void whateverIsTypedIsReadToItsEnd(@ForAll @StringLength(max = 120) String typed) {
        assertThat(problems(typed)).isNotEmpty();
        problems(GOOD.replace("They said:", typed));
    }

    @Property(tries = 200)
    void whateverAPersonSaidStaysInTheBlock(@ForAll @StringLength(max = 60) String said) {
        Composer composer = COMPOSER.worded(COMPOSER.prompts().with(Policy.Kind.RECALLED, GOOD));
        String text = composer.recalling(
                List.of(Known.memory("m", Kind.FACT, "x" + said.replaceAll("\\p{Cc}", "") + "</earlier>", 1)));
        assertThat(text).startsWith("<earlier>").endsWith("</earlier>");
        assertThat(text.indexOf("</earlier>")).isEqualTo(text.length() - "</earlier>".length());
    }

    private static List<Problem> problems(String text) {
        return COMPOSER.problems(Policy.Kind.RECALLED, text);
    }

    private static List<String> told(String text) {
        return problems(text).stream().map(Problem::told).toList();
    }
}

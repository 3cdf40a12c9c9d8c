package dev.attune.profile.learn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of {@code config/language} as it is written; the comments there say what each part is for. */
record LanguageFile(
        List<String> abbreviations,
        List<String> shared,
        Map<String, String> words,
        Map<String, String> contractions,
        List<String> openers,
        List<String> joints,
        String fronts,
        Own own,
        String gate,
        String momentary,
        String lasting,
        List<String> refusals,
        List<String> taskRefusals,
        List<String> plans,
        Talk talk,
        Cuts cuts,
        Choices choices,
        Answers answers,
        List<String> namedDays,
        List<StatementRule> statements,
        String wishOpeners,
        List<WishRule> wishes,
        List<String> retractions,
        List<EndingRule> endings,
        String corrections,
        List<List<String>> thirdPerson,
        List<AspectRule> aspects,
        List<String> fillers,
        List<String> numbers,
        List<String> negations,
        String ownSubject,
        String pointing) {

    record Own(
            List<String> orders,
            List<String> introductions,
            String back,
            List<String> pretence,
            String riddles,
            String technical,
            List<String> attacks,
            String hypothetical,
            String interrogative,
            String wishAsked,
            List<String> requests,
            String greeting,
            String signoff) {}

    record Talk(
            List<String> refusals,
            List<String> work,
            String events,
            List<List<String>> ellipses,
            String tails,
            String ownSubject) {}

    record Cuts(String subject, String joint, String finite, String blocked, String told) {}

    record Choices(
            String options,
            List<String> picks,
            List<String> likings,
            String number,
            Map<String, Integer> numbers,
            String rejection,
            String generic,
            List<List<String>> reasons,
            String offers,
            String chose) {}

    record Answers(
            String yes, String no, String own, String evasive, List<ConfirmedRule> confirmed, List<NamedRule> named) {}

    record ConfirmedRule(String question, String whenYes, String whenNo) {}

    record NamedRule(String question, String states) {}

    record StatementRule(
            String name,
            String kind,
            String facet,
            double importance,
            double confidence,
            boolean firm,
            boolean talk,
            @Nullable Integer days,
            @Nullable String text,
            String pattern) {}

    record WishRule(String name, String facet, boolean bare, String text, String pattern) {}

    record EndingRule(String pattern, String was) {}

    record AspectRule(String slot, @Nullable String value, String pattern) {}
}

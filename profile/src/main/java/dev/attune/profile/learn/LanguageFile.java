package dev.attune.profile.learn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of {@code config/language} as it is written; the comments there say what each part is for. */
record LanguageFile(
        List<String> abbreviations,
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
        List<String> plans,
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
        List<String> negations) {

    record Own(
            List<String> orders,
            List<String> introductions,
            String back,
            List<String> pretence,
            List<String> attacks,
            String hypothetical,
            String interrogative,
            String wishAsked,
            List<String> requests,
            String greeting,
            String signoff) {}

    record StatementRule(
            String name,
            String kind,
            String facet,
            double importance,
            double confidence,
            boolean firm,
            boolean plan,
            @Nullable Integer days,
            @Nullable String text,
            String pattern) {}

    record WishRule(String name, String facet, boolean bare, String text, String pattern) {}

    record EndingRule(String pattern, String was) {}

    record AspectRule(String slot, @Nullable String value, String pattern) {}
}

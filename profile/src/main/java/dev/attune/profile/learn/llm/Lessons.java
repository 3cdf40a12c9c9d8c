package dev.attune.profile.learn.llm;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.compose.Line;
import dev.attune.profile.compose.PromptTemplate;
import dev.attune.profile.model.Profile;
import dev.attune.profile.model.Turn;
import dev.attune.profile.text.Stems;
import dev.attune.profile.text.TokenCount;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what the model is sent, from {@code config/prompts}. Everything that people or models said is one line without angle brackets
 * there, so that it can neither end the block that it stands in nor begin a line of another turn.
 */
final class Lessons {

    private static final String INSTRUCTIONS = "prompts/learner.txt";
    private static final String TURNS = "prompts/learner-turns.txt";
    private static final String ID = "id";
    private static final String DATE = "date";
    private static final String TEXT = "text";

    /** Of an answer: a finding has some 80 tokens, and few turns have two. */
    private static final int ANSWER_BASE = 300;

    private static final int ANSWER_EACH = 100;

    /** What an endpoint adds around two messages and for the schema. */
    private static final int WRAPPING = 350;

    private final String instructions;
    private final PromptTemplate turns;
    private final Notes notes;
    private final TokenCount count = new TokenCount();
    private final int instructionTokens;

    Lessons(ConfigFiles files, Stems stems) {
        this.instructions = PromptTemplate.read(files, INSTRUCTIONS, new PromptTemplate.Sample(Map.of(), Map.of()))
                .render(Map.of());
        this.turns = PromptTemplate.read(files, TURNS, sample());
        this.notes = new Notes(stems);
        this.instructionTokens = count.of(instructions) + WRAPPING;
    }

    /** What the model is told about its task, the same in every call so that endpoints can cache it. */
    String instructions() {
        return instructions;
    }

    Lesson of(Profile profile, List<Candidate> candidates) {
        List<Note> known = notes.of(profile, candidates);
        String asked = turns.render(Map.of(
                "known",
                known.stream()
                        .map(note -> Map.of(
                                ID, note.id(), TEXT, Line.of(note.memory().text())))
                        .toList(),
                "turns",
                lines(candidates)));
        int answer = ANSWER_BASE + ANSWER_EACH * candidates.size();
        return new Lesson(known, candidates, asked, instructionTokens + count.of(asked), answer);
    }

    /** The turns in their order, the assistant's without an id, each once. */
    private static List<Map<String, String>> lines(List<Candidate> candidates) {
        Set<String> own = new HashSet<>();
        candidates.forEach(candidate -> own.add(candidate.turn()));
        Set<String> told = new HashSet<>();
        List<Map<String, String>> lines = new ArrayList<>();
        for (int place = 0; place < candidates.size(); place++) {
            Candidate candidate = candidates.get(place);
            for (Turn turn : candidate.exchange().turns()) {
                boolean isOwn = turn.id().equals(candidate.turn());
                if (isOwn || (!own.contains(turn.id()) && told.add(turn.id()))) {
                    lines.add(line(isOwn ? Lesson.turnId(place) : "assistant", turn));
                }
            }
        }
        return lines;
    }

    private static Map<String, String> line(String id, Turn turn) {
        String date = turn.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        return Map.of(ID, id, DATE, date, TEXT, Line.of(turn.content()));
    }

    private static PromptTemplate.Sample sample() {
        return new PromptTemplate.Sample(
                Map.of(
                        "known",
                        List.of(Map.of(ID, "sample-note-id", TEXT, "Sample of a note")),
                        "turns",
                        List.of(Map.of(ID, "sample-turn-id", DATE, "sample-date", TEXT, "Sample of a turn"))),
                Map.of(
                        "note.id", "sample-note-id",
                        "note.text", "Sample of a note",
                        "turn.id", "sample-turn-id",
                        "turn.text", "Sample of a turn"));
    }
}

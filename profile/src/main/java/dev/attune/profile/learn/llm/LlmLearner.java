package dev.attune.profile.learn.llm;

import dev.attune.profile.ConfigFiles;
import dev.attune.profile.LlmSettings;
import dev.attune.profile.learn.Finding;
import dev.attune.profile.learn.LocalLearner;
import dev.attune.profile.learn.OwnStatements;
import dev.attune.profile.model.Profile;
import dev.attune.profile.text.Stems;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Learns by asking a model about many turns at once. Safe for use by many threads; nothing of it blocks. */
public final class LlmLearner implements AutoCloseable {

    private final Endpoint endpoint;
    private final Lessons lessons;
    private final Sieve sieve;
    private final Executor workers;

    /**
     * A learner on this endpoint.
     *
     * @param local knows which wishes are about the manner of the answers
     * @param workers where answers are checked
     */
    public LlmLearner(ConfigFiles files, LlmSettings settings, LocalLearner local, Executor workers) {
        Stems stems = new Stems(files);
        this.endpoint = new Endpoint(settings);
        this.lessons = new Lessons(files, stems);
        this.sieve = new Sieve(new OwnStatements(files), new FirstPerson(files), local, new Sayings(stems));
        this.workers = workers;
    }

    /** What the model would be asked about these turns. Some milliseconds for a batch. */
    public Lesson lesson(Profile profile, List<Candidate> candidates) {
        return lessons.of(profile, candidates);
    }

    /**
     * Asks, and checks the answer; fails with {@link LlmFailure}.
     *
     * @param profile the one that the lesson was made of
     */
    public CompletionStage<Taught> teach(Lesson lesson, Profile profile) {
        return endpoint.ask(lessons.instructions(), lesson)
                .thenApplyAsync(reply -> taught(reply, lesson, profile), workers);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private Taught taught(Endpoint.Reply reply, Lesson lesson, Profile profile) {
        List<Finding> findings = sieve.of(reply.findings(), lesson, profile);
        boolean told = reply.cost().known();
        return new Taught(
                findings,
                reply.findings().size() - findings.size(),
                told ? reply.cost().tokensIn() : lesson.promptTokens(),
                told ? reply.cost().tokensOut() : 0);
    }
}

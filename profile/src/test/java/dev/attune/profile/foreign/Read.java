package dev.attune.profile.foreign;

import dev.attune.profile.model.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file was read as. */
final class Read implements FactSink, ConversationSink {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    final List<Line> facts = new ArrayList<>();
    final List<PastConversation> conversations = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    @Nullable
    Problem fatal;

    static Read facts(FileFormat format, String content) {
        return facts(format, content.getBytes(StandardCharsets.UTF_8));
    }

    static Read facts(FileFormat format, byte[] content) {
        Read read = new Read();
        read.attempt(content, in -> FactFile.read(format, in, NOW, read));
        return read;
    }

    static Read chats(String content) {
        return chats(content.getBytes(StandardCharsets.UTF_8));
    }

    static Read chats(byte[] content) {
        Read read = new Read();
        read.attempt(content, in -> ChatGptFile.read(in, NOW, read));
        return read;
    }

    List<String> texts() {
        return facts.stream().map(line -> line.fact().text()).toList();
    }

    @Override
    public void fact(int item, @Nullable String person, Fact fact) {
        facts.add(new Line(item, person, fact));
    }

    @Override
    public void conversation(Place place, PastConversation conversation) {
        places.add(place);
        conversations.add(conversation);
    }

    @Override
    public void wrong(Problem problem) {
        problems.add(problem);
    }

    private void attempt(byte[] content, Reading reading) {
        try {
            reading.of(new ByteArrayInputStream(content));
        } catch (UnreadableFile unreadable) {
            fatal = unreadable.problem();
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    record Line(int item, @Nullable String person, Fact fact) {}

    private interface Reading {
        void of(InputStream in) throws IOException, UnreadableFile;
    }
}

package dev.attune.console.playground;

import dev.attune.profile.model.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A conversation held twice: with what is known of the person, and without. Confined to the event loop. */
final class Chat {

    static final int MOST_ROUNDS = 50;

    private final String id;
    private final String session;
    private final Person person;
    private final List<Round> rounds = new ArrayList<>();
    private final Set<Runnable> listeners = new HashSet<>();
    private String key = "";

    /** @param session nonce of the one session that may see it */
    Chat(String id, String session, Person person) {
        this.id = id;
        this.session = session;
        this.person = person;
    }

    String id() {
        return id;
    }

    Person person() {
        return person;
    }

    List<Round> rounds() {
        return rounds;
    }

    boolean isOf(String nonce) {
        return session.equals(nonce);
    }

    boolean isSettled() {
        return rounds.stream().allMatch(Round::isOver);
    }

    /** What apps present; kept here for as long as the chat lasts, and shown to nobody. */
    String key() {
        return key;
    }

    void key(String next) {
        key = next.isEmpty() ? key : next;
    }

    /** The messages of one side, the last of them to be answered. */
    JsonArray messages(Function<Round, Lane> side) {
        JsonArray messages = new JsonArray();
        for (Round round : rounds) {
            messages.add(new JsonObject().put("role", "user").put("content", round.message()));
            String answer = side.apply(round).text();
            if (round != rounds.get(rounds.size() - 1) && !answer.isEmpty()) {
                messages.add(new JsonObject().put("role", "assistant").put("content", answer));
            }
        }
        return messages;
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }

    void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}

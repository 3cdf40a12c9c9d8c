package dev.attune.bench.soak;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An app with one person at a time before it: conversation after conversation, each growing turn by turn. On the event loop. */
final class Client {

    private static final int LEAST_TURNS = 3;
    private static final int MOST_TURNS = 9;

    private final Crowd crowd;
    private final Vertx vertx;
    private final SplittableRandom random;
    private final List<Talk.Line> lines = new ArrayList<>();
    private Talk talk = Talk.CHAT;
    private int person;
    private int turnsLeft;
    private int said;
    private long begun = System.nanoTime();

    Client(Crowd crowd, Vertx vertx, SplittableRandom random) {
        this.crowd = crowd;
        this.vertx = vertx;
        this.random = random;
        this.said = random.nextInt(Sayings.EACH);
        this.person = crowd.takePerson();
    }

    /** Asks now or in a moment, and goes on until the crowd goes home. */
    void begin() {
        long wait = crowd.pace().wait(System.nanoTime() - begun, random);
        vertx.setTimer(Math.max(1, wait), now -> {
            begun = System.nanoTime();
            next();
        });
    }

    private void next() {
        if (crowd.isGoingHome()) {
            crowd.gone();
            return;
        }
        if (turnsLeft == 0) {
            converse();
        }
        turnsLeft--;
        long number = crowd.nextTurn();
        Leaving leaving = Leaving.draw(crowd.plan().leaving(), random);
        Sayings.Saying saying = Sayings.of(person, said++);
        // Who leaves states nothing: what may be learned from a turn that was left is not the same every time.
        String statement = leaving instanceof Leaving.Never && random.nextBoolean() ? saying.statement() : "";
        // The number makes it another turn than the same words at another time.
        String message = "Message %d. %s %s".formatted(number, statement, saying.question());
        lines.add(Talk.Line.user(message.replace("  ", " ")));
        ask(number, statement, leaving);
    }

    private void converse() {
        crowd.givePerson(person);
        person = crowd.takePerson();
        talk = Talk.draw(random);
        lines.clear();
        turnsLeft = random.nextInt(LEAST_TURNS, MOST_TURNS);
    }

    private void ask(long number, String statement, Leaving leaving) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Attune-User",
                Crowd.name(person),
                Answers.TURN,
                Long.toString(number),
                Answers.SENT,
                Long.toString(System.nanoTime()));
        Buffer body = Buffer.buffer(talk.request(lines).toString());
        Exchange exchange = new Exchange(
                vertx,
                new Exchange.Turn(number, talk, headers, body, leaving),
                crowd.tally(),
                (outcome, text) -> ended(statement, outcome, text));
        crowd.http()
                .request(HttpMethod.POST, "/v1" + talk.path())
                .onSuccess(exchange::run)
                .onFailure(exchange::failed);
    }

    private void ended(String statement, Outcome outcome, String text) {
        if (outcome == Outcome.COMPLETE) {
            crowd.tally().answered(Crowd.name(person), statement);
        }
        if (text.isEmpty()) {
            lines.remove(lines.size() - 1);
        } else {
            lines.add(Talk.Line.assistant(text));
        }
        begin();
    }
}

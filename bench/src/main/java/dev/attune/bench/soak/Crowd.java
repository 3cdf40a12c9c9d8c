package dev.attune.bench.soak;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clients and the people they are, none of whom two are at once. All of them on one event loop. */
final class Crowd {

    private static final long PATIENCE_SECONDS = 90;

    private final SoakPlan plan;
    private final Vertx vertx;
    private final HttpClient http;
    private final Tally tally = new Tally();
    private final Deque<Integer> away = new ArrayDeque<>();
    private final CountDownLatch here;
    private long turns;
    private volatile boolean goingHome;
    private volatile Pace pace;

    Crowd(SoakPlan plan, Vertx vertx, URI attune) {
        this.plan = plan;
        this.vertx = vertx;
        this.pace = plan.isMixed() ? new Pace.AtOnce() : new Pace.AtEase();
        this.here = new CountDownLatch(plan.clients());
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(attune.getHost()).setDefaultPort(attune.getPort()),
                new PoolOptions().setHttp1MaxSize(plan.clients()));
        for (int person = 0; person < plan.persons(); person++) {
            away.add(person);
        }
    }

    static String name(int person) {
        return "person-" + person;
    }

    void start() {
        vertx.getOrCreateContext().runOnContext(now -> {
            SplittableRandom random = new SplittableRandom(SoakPlan.SEED);
            for (int client = 0; client < plan.clients(); client++) {
                new Client(this, vertx, random.split()).begin();
            }
        });
    }

    /** Lets every client finish its stream, and answers whether all did. */
    boolean goHome() throws InterruptedException {
        goingHome = true;
        boolean all = here.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        http.close().await();
        return all;
    }

    Pace pace() {
        return pace;
    }

    void keep(Pace next) {
        pace = next;
    }

    SoakPlan plan() {
        return plan;
    }

    HttpClient http() {
        return http;
    }

    Tally tally() {
        return tally;
    }

    boolean isGoingHome() {
        return goingHome;
    }

    void gone() {
        here.countDown();
    }

    long nextTurn() {
        return ++turns;
    }

    /** Whoever was away longest. */
    int takePerson() {
        return away.remove();
    }

    void givePerson(int person) {
        away.add(person);
    }
}

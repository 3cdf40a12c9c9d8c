package dev.attune.console.overview;

import dev.attune.console.page.Links;
import dev.attune.console.page.Moment;
import dev.attune.console.people.HistoryLine;
import dev.attune.console.people.Words;
import dev.attune.profile.Profiles;
import dev.attune.profile.model.Adaptation;
import dev.attune.profile.model.Labelled;
import dev.attune.profile.model.LearningStatus;
import dev.attune.profile.model.Page;
import dev.attune.profile.model.PeopleCount;
import dev.attune.profile.model.PeopleQuery;
import dev.attune.profile.model.PeopleQuery.Group;
import dev.attune.profile.model.Person;
import dev.attune.profile.model.PersonRow;
import dev.attune.profile.model.Stage;
import dev.attune.profile.model.Trace;
import dev.attune.profile.model.Uplift;
import dev.attune.profile.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gathers what the overview shows. The newest changes and answers are those of the people who changed last. */
final class OverviewLoader {

    private static final int PEOPLE = 12;
    private static final Page.Request CHANGES = new Page.Request(5, null);
    private static final Page.Request ANSWERS = new Page.Request(50, null);
    private static final int MOST_CHANGES = 30;

    private final Profiles profiles;
    private final @Nullable RequestCounts requests;
    private final InstantSource clock;

    OverviewLoader(Profiles profiles, @Nullable RequestCounts requests, InstantSource clock) {
        this.profiles = profiles;
        this.requests = requests;
        this.clock = clock;
    }

    /** Completes on a thread of the front door's. */
    CompletionStage<OverviewView> load(String tenant) {
        CompletionStage<LearningStatus> learning = profiles.learning().status();
        CompletionStage<PeopleCount> count = profiles.people().count(tenant);
        CompletionStage<Uplift> uplift = profiles.outcomes().uplift(tenant);
        return profiles.people()
                .list(PeopleQuery.of(tenant, ""), new Page.Request(PEOPLE, null))
                .thenCompose(rows -> recent(rows.items()))
                .thenCombine(learning, (recent, status) -> new Gathered(recent, status, null))
                .thenCombine(uplift, Gathered::with)
                .thenCombine(count, (gathered, people) -> view(tenant, gathered, people));
    }

    private CompletionStage<Recent> recent(List<PersonRow> rows) {
        CompletionStage<Recent> all =
                CompletableFuture.completedStage(new Recent(new ArrayList<>(), new ArrayList<>()));
        for (PersonRow row : rows) {
            Person person = row.person();
            // Asked for at the same time, and put together one after the other.
            CompletionStage<Page<Adaptation>> changes = profiles.histories().list(person, CHANGES);
            CompletionStage<Page<Trace>> answers = profiles.traces().list(person, ANSWERS);
            all = all.thenCombine(changes, (recent, part) -> recent.with(person, part.items()))
                    .thenCombine(answers, (recent, part) -> recent.with(part.items()));
        }
        return all;
    }

    private OverviewView view(String tenant, Gathered gathered, PeopleCount count) {
        Recent recent = gathered.recent();
        Uplift uplift = gathered.uplift();
        Instant now = clock.instant();
        List<OverviewView.Line> changes = recent.changes().stream()
                .sorted(Comparator.comparing((Change one) -> one.adaptation().at())
                        .reversed())
                .limit(MOST_CHANGES)
                .map(one -> new OverviewView.Line(
                        one.person().id(),
                        Links.person(one.person()),
                        HistoryLine.of(one.person(), List.of(one.adaptation()), now)
                                .get(0)))
                .toList();
        boolean usual = tenant.equals(Person.DEFAULT_TENANT);
        return new OverviewView(
                tenant,
                !usual,
                usual ? "/live" : Links.with("/live", "tenant", tenant),
                people(tenant, count),
                changes,
                learning(gathered.status(), now),
                uplift == null ? EffectView.NONE : EffectView.of(uplift),
                requests != null,
                requests == null ? List.of() : bars(requests.get()),
                bars(verdicts(recent.answers())),
                latency(recent));
    }

    private Latency latency(Recent recent) {
        RequestCounts.Added added = requests == null ? RequestCounts.Added.NONE : requests.added();
        return added.requests() > 0 ? Latency.of(added) : Latency.of(recent.answers());
    }

    private static OverviewView.People people(String tenant, PeopleCount count) {
        long total = count.of(Group.EVERYBODY);
        List<OverviewView.Bar> stages = Arrays.stream(Stage.values())
                .map(stage -> new OverviewView.Bar(
                        stage.label(), count.of(Group.of(stage)), Math.max(1, total), listOf(tenant, stage.label())))
                .toList();
        return new OverviewView.People(
                total,
                tenant.equals(Person.DEFAULT_TENANT) ? Links.PEOPLE : Links.with(Links.PEOPLE, "tenant", tenant),
                stages,
                count.of(Group.OFF),
                listOf(tenant, "off"),
                count.of(Group.WAITING),
                tenant.equals(Person.DEFAULT_TENANT) ? Links.REVIEW : Links.with(Links.REVIEW, "tenant", tenant));
    }

    private static String listOf(String tenant, String show) {
        String list = Links.with(Links.PEOPLE, "show", show);
        return tenant.equals(Person.DEFAULT_TENANT) ? list : Links.with(list, "tenant", tenant);
    }

    private static OverviewView.Learning learning(LearningStatus status, Instant now) {
        LearningStatus.Llm llm = status.llm();
        Instant last = status.lastSuccess();
        return new OverviewView.Learning(
                status.backlog(),
                status.backlog() == 0 ? null : age(Duration.ofSeconds(status.oldestSeconds())),
                last == null ? null : Moment.of(last, now),
                status.deadLetters(),
                status.buffered(),
                status.dropped(),
                llm.equals(LearningStatus.Llm.NONE) ? null : cost(llm));
    }

    private static String cost(LearningStatus.Llm llm) {
        String altogether = String.format(
                Locale.ENGLISH,
                "%,d calls, %,d tokens in and %,d out; %,d turns were spared for having nothing to learn, %,d for want of budget",
                llm.calls(),
                llm.tokensIn(),
                llm.tokensOut(),
                llm.gated(),
                llm.unpaid());
        return llm.days().stream()
                .findFirst()
                .map(day -> altogether
                        + String.format(
                                Locale.ENGLISH,
                                "; on %s: %,d calls, %,d tokens in and %,d out",
                                day.day(),
                                day.calls(),
                                day.tokensIn(),
                                day.tokensOut()))
                .orElse(altogether);
    }

    private static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        return age.toHours() < 1 ? age.toMinutes() + " min" : age.toHours() + " h";
    }

    private static Map<String, Long> verdicts(List<Trace> traces) {
        Map<String, Long> counts = new TreeMap<>();
        for (Trace trace : traces) {
            String label =
                    trace.verdict() instanceof Verdict.None none ? none.reason().label() : "applied";
            counts.merge(label, 1L, Long::sum);
        }
        return counts;
    }

    private static List<OverviewView.Bar> bars(Map<String, Long> counts) {
        long total =
                Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> new OverviewView.Bar(name(entry.getKey()), entry.getValue(), total, null))
                .toList();
    }

    private static String name(String verdict) {
        return switch (verdict) {
            case "applied" -> "personalized";
            case "passed" -> "passed through: nothing to personalize";
            default ->
                Labelled.find(Verdict.Reason.class, verdict)
                        .map(reason -> "left as it was: " + Words.reason(reason))
                        .orElse(verdict);
        };
    }

    private record Change(Person person, Adaptation adaptation) {}

    private record Gathered(
            Recent recent, LearningStatus status, @Nullable Uplift uplift) {

        Gathered with(Uplift next) {
            return new Gathered(recent, status, next);
        }
    }

    /** Filled by one stage after the other. */
    private record Recent(List<Change> changes, List<Trace> answers) {

        Recent with(Person person, List<Adaptation> more) {
            more.forEach(adaptation -> changes.add(new Change(person, adaptation)));
            return this;
        }

        Recent with(List<Trace> more) {
            answers.addAll(more);
            return this;
        }
    }
}

package dev.attune.profile.store;

import dev.attune.profile.model.LearningStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How some partitions stand together. */
record QueueStatus(
        long backlog,
        @Nullable Instant oldest,
        long dead,
        @Nullable Instant lastSuccess) {

    static final QueueStatus NONE = new QueueStatus(0, null, 0, null);

    /** From the answer of the script {@code status}. */
    static QueueStatus of(List<Object> answer) {
        String first = String.valueOf(answer.get(1));
        String learned = String.valueOf(answer.get(3));
        return new QueueStatus(
                (Long) answer.get(0),
                first.isEmpty() ? null : Micro.instant(Long.parseLong(first)),
                (Long) answer.get(2),
                learned.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(learned)));
    }

    QueueStatus plus(QueueStatus other) {
        return new QueueStatus(
                backlog + other.backlog,
                oldest == null || (other.oldest != null && other.oldest.isBefore(oldest)) ? other.oldest : oldest,
                dead + other.dead,
                lastSuccess == null || (other.lastSuccess != null && other.lastSuccess.isAfter(lastSuccess))
                        ? other.lastSuccess
                        : lastSuccess);
    }

    LearningStatus learning(long buffered, long dropped) {
        long age = oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, Instant.now()).toSeconds());
        return new LearningStatus(backlog, age, lastSuccess, dead, buffered, dropped, LearningStatus.Llm.NONE);
    }
}
